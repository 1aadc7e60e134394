// Package intake reads workbooks that agencies send back. It trusts nothing: a file is what its bytes say and not what its name
// says, a sheet is what its hidden keys say and not what its tab says, and a row is what was issued under its key and not what
// stands in its place.
//
// Reading a file is apart from understanding it. Open reads the bytes under limits and finds out which workbook this is; Match
// holds what was read against the workbook that was issued. Both return everything that is wrong at once, as findings; a faulty
// cell, row or column costs only itself. What an agency typed never vanishes: every filled cell becomes an update, or a finding
// says where it stands and why it was not taken.
//
// The parts of the file are read here instead of with a spreadsheet library, because the library that writes the workbooks reads a
// part that was cut short as fewer rows without an error, rounds numbers, and needs gigabytes for a sheet of a million blank
// formatted rows. Plain parts go through package xmlscan, all others and whatever is wrong through encoding/xml; what a piece of XML
// means is decided in one place for both (docs/adr/0016).
package intake
