// Package excel writes a sheet.Book as an .xlsx workbook: the guide, the data sheets with their hidden keys, and the two hidden
// sheets that say what the workbook is and which choices it offers.
//
// Everything that the workbook must carry so that it can be read back is laid down in package sheet; this package adds what a clerk
// sees: colours, hints, checks that warn, print layout. No program that reads the workbook may depend on any of that.
package excel
