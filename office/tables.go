package office

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/render/excel"
	"theodoi/report"
)

// Tables is everything collected for a period as tables: an interface that others build on, described in docs/tables.md.
type Tables struct {
	Plan    string
	Period  string
	Grids   []report.Grid
	summary report.Summary
}

// Tables lays out everything known of the plan at the end of period; of a closed period, as it was closed.
func (o *Office) Tables(ctx context.Context, number string, period progress.Period) (Tables, error) {
	s, err := o.Summary(ctx, number, period)
	if err != nil {
		return Tables{}, err
	}
	then, err := o.asClosed(ctx, s.Plan.Decision.Number, period)
	if err != nil {
		return Tables{}, err
	}
	cutOff := o.Calendar.CutOff(period)
	var known []progress.Record
	for _, r := range then.records {
		if o.Calendar.CutOff(r.Period) <= cutOff {
			known = append(known, r)
		}
	}
	return Tables{Plan: s.Plan.Decision.Number, Period: period.String(), Grids: report.Grids(s, known), summary: s}, nil
}

// tableEndings are the endings of files that tables can be written to.
var tableEndings = []string{".csv", ".json", ".xlsx"}

// IsTables reports whether a file's ending asks for the tables instead of a paper.
func IsTables(path string) bool { return slices.Contains(tableEndings, ending(path)) }

// SaveTables writes the tables of a period to path in the format that its ending names, and returns the files: one, or, of CSV, one a table.
func (o *Office) SaveTables(ctx context.Context, number string, period progress.Period, path string) ([]string, error) {
	t, err := o.Tables(ctx, number, period)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	switch ending(path) {
	case ".csv":
		return t.SaveCSV(path)
	case ".json":
		err = t.WriteJSON(&out)
	case ".xlsx":
		err = t.WriteExcel(&out)
	default:
		return nil, UnknownEnding{path}
	}
	if err != nil {
		return nil, err
	}
	if err := writeFile(path, out.Bytes()); err != nil {
		return nil, err
	}
	return []string{path}, nil
}

// WriteExcel writes the tables as one workbook with charts.
func (t Tables) WriteExcel(w io.Writer) error {
	p := t.summary.Period
	d := t.summary.Plan.Decision
	return excel.WriteConsolidated(w, excel.Consolidated{
		Title: words.Paper(d.Kind) + " " + d.Number + ", " + p.Words(), Plan: d.Number, Period: t.Period, Made: t.summary.To, Grids: t.Grids,
	})
}

type jsonTables struct {
	Plan   string      `json:"plan"`
	Period string      `json:"period"`
	Tables []jsonTable `json:"tables"`
}

type jsonTable struct {
	Key     string       `json:"key"`
	Name    string       `json:"name"`
	Columns []jsonColumn `json:"columns"`
	Rows    [][]string   `json:"rows"`
}

type jsonColumn struct {
	Key   string          `json:"key"`
	Title string          `json:"title"`
	Type  report.GridType `json:"type"`
}

// WriteJSON writes the tables for programs. Every value is a string in the form of its column's type.
func (t Tables) WriteJSON(w io.Writer) error {
	out := jsonTables{Plan: t.Plan, Period: t.Period, Tables: []jsonTable{}}
	for _, g := range t.Grids {
		table := jsonTable{Key: g.Key, Name: g.Name, Rows: g.Rows}
		for _, c := range g.Columns {
			table.Columns = append(table.Columns, jsonColumn{c.Key, c.Title, c.Type})
		}
		out.Tables = append(out.Tables, table)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

// SaveCSV writes each table into a file of its own beside path: tong-hop.csv becomes tong-hop_chi-tieu.csv and so on. It returns the paths.
func (t Tables) SaveCSV(path string) ([]string, error) {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	var paths []string
	for _, g := range t.Grids {
		var out bytes.Buffer
		if err := writeGrid(&out, g); err != nil {
			return paths, err
		}
		path := base + "_" + strings.ToLower(viet.FileName(g.Name)) + ".csv"
		if err := writeFile(path, out.Bytes()); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// writeGrid writes one table as Excel with Vietnamese settings reads it.
func writeGrid(w io.Writer, g report.Grid) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("writing csv: %w", err)
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	heads := make([]string, len(g.Columns))
	for i, c := range g.Columns {
		heads[i] = c.Title
	}
	if err := out.Write(heads); err != nil {
		return fmt.Errorf("writing csv: %w", err)
	}
	for _, row := range g.Rows {
		line := make([]string, len(row))
		for i, value := range row {
			line[i] = neverFormula(csvValue(g.Columns[i].Type, value))
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("writing csv: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

func csvValue(kind report.GridType, value string) string {
	switch kind {
	case report.GridNumber:
		return words.Comma(value)
	case report.GridDay:
		return viet.Date(value).String()
	case report.GridMoment:
		if t, err := time.Parse(time.RFC3339, value); err == nil {
			return t.In(viet.Zone).Format("02/01/2006 15:04")
		}
	}
	return value
}
