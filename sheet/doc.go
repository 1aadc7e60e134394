// Package sheet is the contract of the tracking workbook: which sheets and columns there are, under which hidden keys, which cells
// an agency fills in, and how a row proves that it was not torn apart. The renderer writes a Book and the intake reads against it;
// they share this package and nothing else.
//
// Every data sheet has row 1 hidden with the column keys and, in its last cell, the Issue's ID; column A hidden with the row's Ref
// and column B hidden with its check value; the headings that people see stand in HeadingRow and the first row of data below.
package sheet
