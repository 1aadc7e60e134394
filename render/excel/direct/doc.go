// Package direct writes a workbook, described as a Workbook, straight into the XML parts of an .xlsx file. It knows only what this
// program's workbooks have: texts and formulas in styled cells, checks, colours by rule, print layout, protection.
//
// It defines no styles. Those, and every other part that is the same in all workbooks of a kind, are taken once out of a file that a
// general library wrote (a Kit) and copied as they are, still deflated.
package direct
