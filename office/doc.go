// Package office holds the use cases of a planning office: read a decision and adopt it as a plan, issue workbooks, look a return
// over and take it in, count, report, export. Each is one function; each that changes what is stored is one transaction.
//
// It is the one place that puts the stages together. What stands above it (the command line, later the web) only asks and shows.
package office
