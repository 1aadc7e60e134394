// Package pdf prints a report.Document in the form that Decree 30/2020/NĐ-CP, Phụ lục I, prescribes for administrative papers.
//
// The work has three steps. The setter turns every block of the document into boxes: texts broken into lines and measured, but
// without a place. The paginator lays the boxes on pages: it decides every page break, keeps what belongs together, repeats the
// heading of a table and splits a row that no page can hold. The pen draws what has got a place. Nothing is drawn before
// everything has its place, and nothing is written before everything is drawn.
//
// Lengths are millimetres, type sizes are points. Type is a subset of Liberation Serif, which has the widths of Times
// New Roman; see package fonts.
package pdf
