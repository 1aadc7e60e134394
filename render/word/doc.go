// Package word writes a report.Document as a Word file (.docx) in the form that Decree 30/2020/NĐ-CP, Phụ lục I, prescribes, for
// offices that go on editing a paper before it is signed. The content is the same as in print.
//
// The file is shaped as a careful typist would shape it: every kind of line has a named style with its Vietnamese name, so that
// one change of the style changes all of them; lists have real numbering, headings stand in the navigation pane, headings of
// tables repeat, appendices are sections that turn the sheet and count their own pages, charts are charts of Word with their
// figures in an embedded workbook.
//
// The work has two steps. Functions named after the parts of a paper return markup; the pack collects the parts, says what they
// are and which belongs to which, and puts them into one ZIP. Lengths are twips (1/1440 inch) unless a name says otherwise.
package word
