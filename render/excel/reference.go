package excel

import (
	"bytes"
	"encoding/xml"
	"io"

	"github.com/xuri/excelize/v2"

	"theodoi/render/excel/direct"
)

// writeReference writes a workbook by the general library, call by call, and takes nothing from package direct but the description.
func (k *kind) writeReference(w io.Writer, b *direct.Workbook) error {
	if err := b.Check(); err != nil {
		return err
	}
	file := excelize.NewFile()
	defer file.Close()
	file.SetZipWriter(newPatchingZip)
	r := &reference{file: file}
	r.keep(k.define(&look{}, file))
	for i, s := range b.Sheets {
		r.sheet(i, s)
	}
	for _, n := range b.Names {
		r.keep(file.SetDefinedName(&excelize.DefinedName{Name: n.Name, RefersTo: n.RefersTo}))
	}
	r.properties(b.Properties)
	// There is no password: whoever needs to can switch the protection off, and the reader does not rely on it.
	r.keep(file.ProtectWorkbook(&excelize.WorkbookProtectionOptions{LockStructure: true}))
	file.SetActiveSheet(0)
	if r.err != nil {
		return r.err
	}
	var buffer bytes.Buffer
	if err := file.Write(&buffer); err != nil {
		return err
	}
	_, err := w.Write(buffer.Bytes())
	return err
}

// reference is a file while the library makes it. The first error is kept.
type reference struct {
	file *excelize.File
	err  error
}

func (r *reference) keep(err error) {
	if r.err == nil {
		r.err = err
	}
}

// sheet adds a worksheet; the first takes the place of the one that every new file has. The library throws the sheet's properties away
// when it makes a filter, so they are set afterwards.
func (r *reference) sheet(i int, s *direct.Sheet) {
	if i == 0 {
		r.keep(r.file.SetSheetName("Sheet1", s.Name))
	} else {
		_, err := r.file.NewSheet(s.Name)
		r.keep(err)
	}
	r.columns(s)
	for n := range s.Rows {
		r.row(s.Name, n+1, &s.Rows[n])
	}
	if s.HideGrid {
		off := false
		r.keep(r.file.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: &off}))
	}
	if s.Filter != (direct.Area{}) {
		r.keep(r.file.AutoFilter(s.Name, s.Filter.String(), nil))
	}
	r.frozen(s)
	r.colours(s)
	r.checks(s)
	r.ignored(s)
	r.print(s)
	r.keep(r.file.SetSheetDimension(s.Name, s.Dimension))
	r.protect(s)
}

func (r *reference) columns(s *direct.Sheet) {
	for i, c := range s.Columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		r.keep(err)
		if c.Width > 0 {
			r.keep(r.file.SetColWidth(s.Name, name, name, c.Width))
		}
		if c.Hidden {
			r.keep(r.file.SetColVisible(s.Name, name, false))
		}
	}
}

func (r *reference) row(sheet string, row int, to *direct.Row) {
	for i := range to.Cells {
		r.cell(sheet, i, row, &to.Cells[i])
	}
	if to.Height > 0 {
		r.keep(r.file.SetRowHeight(sheet, row, to.Height))
	}
	if to.Hidden {
		r.keep(r.file.SetRowVisible(sheet, row, false))
	}
}

func (r *reference) cell(sheet string, column, row int, c *direct.Cell) {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	r.keep(err)
	switch {
	case c.Text == "":
	case c.Formula:
		r.keep(r.file.SetCellDefault(sheet, name, ""))
		r.keep(r.file.SetCellFormula(sheet, name, c.Text))
	default:
		r.keep(r.file.SetCellStr(sheet, name, c.Text))
	}
	if c.Style != 0 {
		r.keep(r.file.SetCellStyle(sheet, name, name, int(c.Style)))
	}
}

func (r *reference) frozen(s *direct.Sheet) {
	f := s.Frozen
	if f == nil {
		return
	}
	r.keep(r.file.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, XSplit: f.Columns, YSplit: f.Rows, TopLeftCell: f.Corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: f.Cursor, ActiveCell: f.Cursor, Pane: "bottomRight"}},
	}))
}

func (r *reference) colours(s *direct.Sheet) {
	for _, c := range s.Colours {
		var rules []excelize.ConditionalFormatOptions
		for _, rule := range c.Rules {
			rules = append(rules, excelize.ConditionalFormatOptions{Type: "formula", Criteria: rule.Formula, Format: &rule.Style})
		}
		r.keep(r.file.SetConditionalFormat(s.Name, c.Cells, rules))
	}
}

func (r *reference) checks(s *direct.Sheet) {
	for _, c := range s.Checks {
		v := excelize.NewDataValidation(true)
		v.SetSqref(c.Cells)
		v.Type, v.Formula1 = c.Kind, escape(c.Formula)
		if c.Warning != "" {
			v.SetError(excelize.DataValidationErrorStyleWarning, c.WarningTitle, c.Warning)
		}
		if c.Prompt != "" {
			v.SetInput(c.PromptTitle, c.Prompt)
		}
		r.keep(r.file.AddDataValidation(s.Name, v))
	}
}

// escape writes a formula as XML, for the library puts that of a check into the file as it is.
func escape(formula string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(formula)); err != nil {
		return ""
	}
	return b.String()
}

func (r *reference) ignored(s *direct.Sheet) {
	for _, i := range s.Ignored {
		what := excelize.IgnoredErrorsType(excelize.IgnoredErrorsNumberStoredAsText)
		if i.What == direct.Formulas {
			what = excelize.IgnoredErrorsFormula
		}
		r.keep(r.file.AddIgnoredErrors(s.Name, i.Cells, what))
	}
}

func (r *reference) print(s *direct.Sheet) {
	if s.PrintArea != "" {
		r.keep(r.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: s.PrintArea, Scope: s.Name}))
	}
	if s.PrintTitle != "" {
		r.keep(r.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: s.PrintTitle, Scope: s.Name}))
	}
	if s.Tab != "" {
		fit := true
		r.keep(r.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{TabColorRGB: &s.Tab, FitToPage: &fit}))
	}
	p := s.Print
	if p == nil {
		return
	}
	size, across, down, orientation := direct.PaperA4, 1, 0, p.Orientation()
	r.keep(r.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down,
	}))
	side, top, edge, centred, scale := 0.3, 0.6, 0.3, true, false
	r.keep(r.file.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &centred,
	}))
	r.keep(r.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{ScaleWithDoc: &scale, OddHeader: p.Header, OddFooter: p.Footer}))
}

// protect locks what is not an input cell. There is no password: it would cost a fifth of a second a sheet and only hinder.
func (r *reference) protect(s *direct.Sheet) {
	r.keep(r.file.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true,
	}))
	if s.Hidden {
		r.keep(r.file.SetSheetVisible(s.Name, false, true))
	}
}

func (r *reference) properties(p direct.Properties) {
	r.keep(r.file.SetDocProps(&excelize.DocProperties{
		Title: p.Title, Subject: p.Subject, Creator: p.Creator, LastModifiedBy: p.Creator, Language: p.Language, Identifier: p.Identifier,
		Created: p.Made, Modified: p.Made,
	}))
	r.keep(r.file.SetAppProps(&excelize.AppProperties{Application: p.Creator}))
	for _, c := range p.Custom {
		r.keep(r.file.SetCustomProps(excelize.CustomProperty{Name: c.Name, Value: c.Value}))
	}
}
