// Package layout is what a paper looks like whatever program shows it: the words and lines that the form of Decree 30/2020/NĐ-CP,
// Phụ lục I, demands, the type size of a table and how its width is divided.
package layout
