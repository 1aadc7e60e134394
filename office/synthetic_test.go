package office

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/samples"
	"theodoi/store"
)

// synthetic makes an office and a folder of filled workbooks of as many agencies as are asked for. All are one workbook that was really
// issued and filled, under other names: only so can there be ten thousand.
type synthetic struct {
	data, files string
	parts       []*zip.File
	issued      store.Issued
}

const syntheticAgency = "SYT"

func newSynthetic(t testing.TB) *synthetic {
	t.Helper()
	s := &synthetic{data: filepath.Join(t.TempDir(), "data"), files: filepath.Join(t.TempDir(), "returns")}
	o := s.open(t)
	defer o.Close()
	r := o.Read("quyết định.txt", samples.Decision)
	if _, err := o.Adopt(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	period, _ := progress.ParsePeriod("2024-Q1")
	result, err := o.Issue(context.Background(), Order{Period: period, Agencies: []string{syntheticAgency}, Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	all, err := o.store.Issues(context.Background(), r.Plan.Decision.Number, "2024-Q1")
	if err != nil {
		t.Fatal(err)
	}
	if s.issued, err = o.store.Issue(context.Background(), all[0].ID); err != nil {
		t.Fatal(err)
	}
	filled := fillAll(t, result.Files[0].Path)
	z, err := zip.NewReader(bytes.NewReader(filled), int64(len(filled)))
	if err != nil {
		t.Fatal(err)
	}
	s.parts = z.File
	if err := os.Mkdir(s.files, 0o700); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *synthetic) open(t testing.TB) *Office {
	t.Helper()
	now := func() time.Time { return time.Date(2024, 3, 20, 8, 0, 0, 0, time.UTC) }
	o, _, err := Open(context.Background(), Config{Data: s.data, By: "người thử", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// fillAll fills every row of the sheets that the agency leads or owns, as a diligent clerk does.
func fillAll(t testing.TB, path string) []byte {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	values := map[string]string{
		"actual": "94,25", "estimate": "95,6", "note": "theo báo cáo tháng", "status": "Đang thực hiện", "percent": "35",
		"result": "đã mở ba điểm khám lưu động tại các xã vùng cao", "difficulty": "thiếu nhân lực", "next": "tiếp tục triển khai",
	}
	for _, sheet := range []string{words.SheetTargets, words.SheetLead, words.SheetSupport} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r := 4; r < len(rows); r++ {
			for c, key := range rows[0] {
				if values[key] == "" || rows[r][0] == "" {
					continue
				}
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if err := book.SetCellStr(sheet, cell, values[key]); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// write writes the workbooks of agencies number from to to and stores what was issued to them.
func (s *synthetic) write(t testing.TB, from, to int) {
	t.Helper()
	o := s.open(t)
	defer o.Close()
	var issues []store.Issued
	for n := from; n < to; n++ {
		issue := s.issued
		issue.ID, issue.Agency = fmt.Sprintf("TD-%08d", n), fmt.Sprintf("A%05d", n)
		rename := func(text []byte) []byte {
			text = bytes.ReplaceAll(text, []byte(s.issued.ID), []byte(issue.ID))
			for _, mark := range []string{"<t>%s</t>", "<vt:lpwstr>%s</vt:lpwstr>", `"Agency":"%s"`} {
				text = bytes.ReplaceAll(text, fmt.Appendf(nil, mark, syntheticAgency), fmt.Appendf(nil, mark, issue.Agency))
			}
			return text
		}
		data := s.rezip(t, rename)
		sum := sha256.Sum256(data)
		issue.Book, issue.SHA256 = rename(slices.Clone(issue.Book)), hex.EncodeToString(sum[:])
		issues = append(issues, issue)
		if err := os.WriteFile(filepath.Join(s.files, issue.Agency+".xlsx"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.store.AddIssues(context.Background(), issues); err != nil {
		t.Fatal(err)
	}
}

// rezip renames what says whose workbook it is; all other parts are copied as they are.
func (s *synthetic) rezip(t testing.TB, rename func([]byte) []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range s.parts {
		if part.Name != "xl/sharedStrings.xml" && part.Name != "docProps/core.xml" && part.Name != "docProps/custom.xml" {
			if err := w.Copy(part); err != nil {
				t.Fatal(err)
			}
			continue
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(rename(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// takeFolder imports the folder as theodoi import --yes does.
func (s *synthetic) takeFolder(t testing.TB, each func(Preview)) {
	t.Helper()
	o := s.open(t)
	defer o.Close()
	files, findings := Gather([]string{s.files})
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	run, err := o.Together(context.Background(), files, Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Take(context.Background(), func(p Preview) error { each(p); return nil }); err != nil {
		t.Fatal(err)
	}
}
