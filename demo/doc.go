// Package demo runs the whole line on the sample decision for four quarters: it issues the workbooks, fills them in as clerks would,
// some late, some not at all, some wrongly, takes them in and prints the reports. Every figure and sentence it fills in is plainly
// marked as a sample.
package demo
