// Package excel writes a sheet.Book as an .xlsx workbook: the guide, the data sheets with their hidden keys, and the two hidden
// sheets that say what the workbook is and which choices it offers.
//
// Everything that the workbook must carry so that it can be read back is laid down in package sheet; this package adds what a clerk
// sees: colours, hints, checks that warn, print layout. No program that reads the workbook may depend on any of that.
//
// What a workbook looks like is described once, as a direct.Workbook. Write has package direct write it; WriteReference writes the same
// description by a general library, many times as slowly, and the tests hold the two files against each other.
package excel
