package intake

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"theodoi/finding"
	"theodoi/internal/words"
)

var manglings = []struct {
	title string
	list  []mangling
}{
	{"Rows", rowManglings},
	{"Columns", columnManglings},
	{"Cells", cellManglings},
	{"Figures and dates", figureManglings},
	{"Sheets", sheetManglings},
	{"Files", fileManglings},
}

var rowManglings = []mangling{
	{done: "a blank row put in", happens: "read as if it were not there", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.InsertRows(targets, 7, 1))
		})
	}},
	{done: "a filled row put in", happens: "the row is said; the others are taken", taken: 42, codes: []finding.Code{finding.RowNoKey}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.InsertRows(targets, 7, 1))
			e.set(targets, "D7", "chỉ tiêu thêm")
			e.set(targets, "G7", "5")
		})
	}},
	{done: "rows put above the table", happens: "the keys are found further down", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.InsertRows(targets, 1, 3))
		})
	}},
	{done: "a title put above the table", happens: "said, not taken", taken: 42, codes: []finding.Code{finding.CellElsewhere}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.InsertRows(targets, 1, 1))
			e.set(targets, "D1", "BÁO CÁO QUÝ I")
		})
	}},
	{done: "a row deleted", happens: "the row counts as blank, and is said", taken: 39, codes: []finding.Code{finding.RowMissing}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.RemoveRow(targets, 8))
		})
	}},
	{done: "whole rows sorted", happens: "each row is known by its hidden key", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			swapRows(e, targets, 5, 9, "A", "O")
			swapRows(e, lead, 6, 8, "A", "P")
		})
	}},
	{done: "rows sorted without their hidden columns", happens: "words and keys disagree; each row waits as that of its words", taken: 36, waits: 6, codes: []finding.Code{finding.RowApart}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { swapRows(e, targets, 7, 9, "C", "O") })
	}},
	{done: "the column of names sorted alone", happens: "words and keys disagree; each row waits", taken: 36, waits: 6, codes: []finding.Code{finding.RowApart}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { swapRows(e, targets, 7, 9, "D", "D") })
	}},
	{done: "one input column sorted alone", happens: "cannot be seen, for nothing in the row says otherwise: this is why sorting is protected against", taken: 42,
		other: map[string]string{"CT.4/1 owner actual": "5000.5", "CT.5/1 owner actual": "4000.5"}, spoil: func(w *workshop) []byte {
			return w.edit(func(e *editor) { swapRows(e, targets, 8, 9, "G", "G") })
		}},
	{done: "a row copied below itself", happens: "the same twice counts once", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.DuplicateRow(targets, 8))
		})
	}},
	{done: "a row copied and one of the two changed", happens: "neither is taken; each cell waits with what either says", taken: 39, waits: 3, codes: []finding.Code{finding.RowTwice}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.DuplicateRow(targets, 8))
			e.set(targets, "G9", "4.100")
		})
	}},
	{done: "a row copied without its key and changed", happens: "the copy waits as the row of its words", taken: 42, waits: 3, codes: []finding.Code{finding.RowNoKey}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.DuplicateRow(targets, 8))
			e.set(targets, "A9", "")
			e.set(targets, "G9", "4.100")
		})
	}},
	{done: "rows hidden or filtered out", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.must(e.SetRowVisible(targets, 7, false))
			e.must(e.SetRowVisible(lead, 5, false))
		})
	}},
	{done: "a row of another workbook pasted over a row", happens: "a strange key is said; what was filled in waits as the row of its words", taken: 39, waits: 3, codes: []finding.Code{finding.RowUnknown, finding.RowMissing}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "A8", "CT.77/1") })
	}},
	{done: "the fixed words of a row changed", happens: "the row waits", taken: 39, waits: 3, codes: []finding.Code{finding.RowApart}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "D8", "Chỉ tiêu đã sửa chữ") })
	}},
	{done: "the plan's figure changed", happens: "the row waits", taken: 39, waits: 3, codes: []finding.Code{finding.RowApart}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "F8", "50.000") })
	}},
	{done: "signatures below the table", happens: "said once a row, not taken", taken: 42, codes: []finding.Code{finding.CellElsewhere}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "D16", "Người lập biểu: Trần Thị B") })
	}},
}

var columnManglings = []mangling{
	{done: "a column moved", happens: "known by its hidden key", taken: 42, codes: []finding.Code{finding.ColumnMoved}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { moveColumn(e, targets, actualAt, "R") })
	}},
	{done: "columns hidden, shown, made narrow", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.must(e.SetColVisible(targets, "A:B", true))
			e.must(e.SetColVisible(targets, "G:H", false))
			e.must(e.SetColWidth(lead, "I", "L", 1))
		})
	}},
	{done: "a column added and filled", happens: "said once, not taken", taken: 42, codes: []finding.Code{finding.ColumnUnknown}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.set(targets, "R4", "Ý kiến")
			e.set(targets, "R6", "xin lùi hạn")
			e.set(targets, "R7", "không")
		})
	}},
	{done: "a blank column put in between", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.InsertCols(targets, "G", 1))
		})
	}},
	{done: "an input column deleted", happens: "counts as blank, and is said", taken: 37, codes: []finding.Code{finding.ColumnMissing}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.RemoveCol(targets, cumulativeAt))
		})
	}},
	{done: "a column copied, key and all", happens: "no telling which is right: its cells wait", taken: 36, waits: 6, codes: []finding.Code{finding.ColumnTwice}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { copyColumn(e, targets, actualAt, "R") })
	}},
	{done: "the column of keys deleted", happens: "the sheet's cells wait by the words of their rows", taken: 24, waits: 17, codes: []finding.Code{finding.SheetNoKeys}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.RemoveCol(targets, "A"))
		})
	}},
	{done: "the column of check values deleted", happens: "words are compared one by one", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.RemoveCol(targets, "B"))
		})
	}},
	{done: "headings rewritten", happens: "columns are known by their keys; the new words are said", taken: 42, codes: []finding.Code{finding.CellElsewhere}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "G4", "Kết quả quý I") })
	}},
	{done: "the row of keys deleted", happens: "the sheet's cells wait by the words of their rows", taken: 24, waits: 17, codes: []finding.Code{finding.SheetNoKeys}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.loosen(targets)
			e.must(e.RemoveRow(targets, 1))
		})
	}},
}

var cellManglings = []mangling{
	{done: "cells merged down", happens: "the value counts for the first cell, and that is said", taken: 40, codes: []finding.Code{finding.CellMerged}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.MergeCell(targets, "G6", "G8")) })
	}},
	{done: "cells merged across", happens: "the value counts for the first cell, and that is said", taken: 41, codes: []finding.Code{finding.CellMerged}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.must(e.MergeCell(targets, "G6", "H6")) })
	}},
	{done: "cells coloured, in another font", happens: "read all the same", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			style, err := e.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FF0000"}}, Font: &excelize.Font{Family: "Arial", Strike: true}})
			e.must(err)
			e.must(e.SetCellStyle(targets, "G5", "L10", style))
		})
	}},
	{done: "a picture of a table pasted in", happens: "that there is a picture is said, for nobody reads it", taken: 42, codes: []finding.Code{finding.SheetPicture}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.must(e.AddPictureFromBytes(targets, "G20", &excelize.Picture{Extension: ".png", File: onePixel}))
		})
	}},
	{done: "a text box drawn over the sheet", happens: "its words are said", taken: 42, codes: []finding.Code{finding.CellElsewhere}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.must(e.AddShape(targets, &excelize.Shape{Cell: "G20", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "Số liệu chưa chính thức"}}}))
		})
	}},
	{done: "a comment on a cell", happens: "its words are said with the cell", taken: 42, codes: []finding.Code{finding.CellComment}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.must(e.AddComment(targets, excelize.Comment{Cell: "G6", Author: "A", Text: "số ước"}))
		})
	}},
	{done: "a formula with its value", happens: "the value is taken", taken: 42, other: map[string]string{"CT.2/1 owner actual": "2500.5"}, spoil: func(w *workshop) []byte {
		return stored(w, "G6", `><f>2500+0.5</f><v>2500.5</v>`)
	}},
	{done: "a formula without a value", happens: "waits, without a reading", taken: 41, waits: 1, codes: []finding.Code{finding.CellFormula}, spoil: func(w *workshop) []byte {
		return stored(w, "G6", `><f>A1*2</f>`)
	}},
	{done: "an error (#REF!)", happens: "waits, without a reading", taken: 41, waits: 1, codes: []finding.Code{finding.CellError}, spoil: func(w *workshop) []byte {
		return stored(w, "G6", ` t="e"><f>#REF!*2</f><v>#REF!</v>`)
	}},
	{done: "rich text", happens: "the runs are put together", taken: 42, other: map[string]string{"CT.2/1 owner actual": "2500.5"}, spoil: func(w *workshop) []byte {
		return stored(w, "G6", ` t="inlineStr"><is><r><rPr><b/></rPr><t>2.50</t></r><r><t>0,5</t></r></is>`)
	}},
	{done: "words decomposed (NFD), in fixed and in input cells", happens: "the same words", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			for r := 5; r < 11; r++ {
				for _, column := range []string{"D", "L"} {
					text, err := e.GetCellValue(targets, fmt.Sprint(column, r))
					e.must(err)
					e.set(targets, fmt.Sprint(column, r), norm.NFD.String(text))
				}
			}
		})
	}},
	{done: "spaces, line ends and invisible letters around words", happens: "trimmed", taken: 42, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			e.set(targets, "L6", " \u200bghi chú điều 2\u00a0 \n")
			e.set(targets, "G6", " 2.000,5 ")
			e.set(lead, "I6", "đang thực hiện. ")
		})
	}},
	{done: "notes beside the table", happens: "said with the cell, not taken", taken: 42, codes: []finding.Code{finding.CellElsewhere}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "T7", "xem công văn") })
	}},
	{done: "a status of one's own (“Xong”)", happens: "waits with the status that it probably means", taken: 41, waits: 1, codes: []finding.Code{finding.CellNoChoice}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(lead, "I6", "Xong") })
	}},
	{done: "a report of 9.000 letters in one cell", happens: "waits, without a reading", taken: 41, waits: 1, codes: []finding.Code{finding.CellTooLong}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(lead, "L6", strings.Repeat("à", 9000)) })
	}},
	{done: "formulas of the computed columns pasted as values", happens: "said once a sheet; they are computed again", taken: 42, codes: []finding.Code{finding.CellElsewhere}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			for r := 5; r < 11; r++ {
				e.set(targets, fmt.Sprint("M", r), "102,5")
			}
		})
	}},
	{done: "XÓA typed", happens: "the value is erased", taken: 42, other: map[string]string{"CT.2/1 owner actual": words.Erase}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "G6", "xóa") })
	}},
}

// typedAs mangles the figure of the second row into a text.
func typedAs(done, text, happens, value string, codes ...finding.Code) mangling {
	m := mangling{done: "figure: `" + text + "`" + done, happens: happens, taken: 42, codes: codes, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(targets, "G6", text) })
	}}
	if value != "" {
		m.other = map[string]string{"CT.2/1 owner actual": value}
	} else {
		m.taken, m.waits = 41, 1
	}
	return m
}

// storedAs mangles a cell into a real number with a number format.
func storedAs(done, sheet, cell string, value any, format, happens, key, taken string, codes ...finding.Code) mangling {
	m := mangling{done: done, happens: happens, taken: 42, codes: codes, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.number(sheet, cell, value, format) })
	}}
	if taken != "" {
		m.other = map[string]string{key: taken}
	} else {
		m.taken, m.waits = 41, 1
	}
	return m
}

const (
	money = "CT.2/1 owner actual"
	share = "CT.1/1 owner actual"
	doneO = "III.1-2 lead done_on"
)

var figureManglings = []mangling{
	typedAs("", "2500,5", "taken", "2500.5"),
	typedAs("", "2.500,50", "taken, with its decimals", "2500.50"),
	typedAs("", "2 500,5", "taken", "2500.5"),
	typedAs("", "+2500", "taken", "2500"),
	typedAs("", "2.500 tỷ đồng", "the row's own unit says nothing new", "2500"),
	typedAs("", "2.500 tỷ", "the same unit, shorter", "2500"),
	typedAs("", "2,5 nghìn tỷ", "waits as 2.500", "", finding.CellUnit),
	typedAs("", "2.500.000 triệu đồng", "waits as 2.500", "", finding.CellUnit),
	typedAs("", "2.500 tấn", "waits, without a reading", "", finding.CellUnit),
	typedAs("", "2500.5", "waits as 2.500,5 or 25.005", "", finding.CellTwoNumbers),
	typedAs("", "2,500.5", "waits as 2.500,5", "", finding.CellOddNumber),
	typedAs("", "khoảng 2.500", "waits as 2.500", "", finding.CellNoNumber),
	typedAs("", "2.500-2.600", "waits, without a reading", "", finding.CellNoNumber),
	typedAs("", "đang tổng hợp", "waits, without a reading", "", finding.CellNoNumber),
	typedAs("", "-", "waits, without a reading", "", finding.CellNoNumber),
	typedAs(" in a row of đồng", "50%", "waits, without a reading", "", finding.CellUnit),
	typedAs(", a comma lost", "33432757", "far above the plan: waits as 33.432,757 or as typed", "", finding.CellMagnitude),
	typedAs(", typed in đồng", "7200000000000", "far above the plan: waits as 7.200 or as typed", "", finding.CellUnitMixed),
	storedAs("figure: a real number", targets, "G6", 2500.5, "#,##0.0", "taken", money, "2500.5"),
	storedAs("figure: a real number with the noise of binary fractions", targets, "G6", 0.1+0.2, "General", "taken, without the noise", money, "0.3"),
	storedAs("figure: `1-2`, which the program turned into a date", targets, "G6", 45323, "d-mmm", "waits, without a reading", money, "", finding.CellNoNumber),
	storedAs("share: 0,375 shown as 37,5%", targets, "G5", 0.375, "0.0%", "taken as 37,5", share, "37.5"),
	storedAs("date: a real date", lead, "K6", 45356, "dd/mm/yyyy", "taken; that the task is not done is said", doneO, "2024-03-05", finding.CellDateLoose),
	storedAs("date: a date shown as a number", lead, "K6", 45356, "0", "waits as 05/03/2024", doneO, "", finding.CellNoDate),
	storedAs("date: a real date that is yet to come", lead, "K6", 45414, "dd/mm/yyyy", "waits", doneO, "", finding.CellDateFuture),
	{done: "date: `05/03/2024`, `5-3-2024` or `ngày 05 tháng 3 năm 2024` typed", happens: "taken as the fifth of March; that the tasks are not done is said", taken: 45,
		other: map[string]string{"III.1-2 lead done_on": "2024-03-05", "III.1-3 lead done_on": "2024-03-05", "III.1-4 lead done_on": "2024-03-05"},
		codes: []finding.Code{finding.CellDateLoose}, spoil: func(w *workshop) []byte {
			return w.edit(func(e *editor) {
				e.set(lead, "K6", "05/03/2024")
				e.set(lead, "K7", "5-3-2024")
				e.set(lead, "K8", "ngày 05 tháng 3 năm 2024")
			})
		}},
	{done: "date: `5/3/24`, `5/3`, `03/15/2024`, `đầu tháng 3` typed", happens: "wait, the first three with the day they probably mean", taken: 42, waits: 4, codes: []finding.Code{finding.CellNoDate}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) {
			for i, text := range []string{"5/3/24", "5/3", "03/15/2024", "đầu tháng 3"} {
				e.set(lead, fmt.Sprint("K", 6+i), text)
			}
		})
	}},
	{done: "date: a real date in a workbook that counts from 1904", happens: "taken as it shows", taken: 43, other: map[string]string{doneO: "2024-03-05"}, codes: []finding.Code{finding.CellDateLoose}, spoil: func(w *workshop) []byte {
		data := w.edit(func(e *editor) { e.number(lead, "K6", 45356-shift, "dd/mm/yyyy") })
		return patch(w, data, func(name, xml string) string {
			if name == "xl/workbook.xml" {
				xml = strings.Replace(xml, "<workbookPr", `<workbookPr date1904="1"`, 1)
			}
			return xml
		})
	}},
	{done: "share: 140 of 100", happens: "waits, without a reading", taken: 41, waits: 1, codes: []finding.Code{finding.CellPercent}, spoil: func(w *workshop) []byte {
		return w.edit(func(e *editor) { e.set(lead, "J6", "140") })
	}},
}

func init() {
	for i := range figureManglings {
		m := &figureManglings[i]
		if _, isNew := m.other[doneO]; isNew && m.taken == 42 {
			m.taken = 43 // a cell that was blank
		} else if strings.HasPrefix(m.done, "date:") && m.waits == 1 {
			m.taken = 42
		}
	}
}
