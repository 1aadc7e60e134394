package excel

import (
	"archive/zip"
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"

	"theodoi/internal/words"
)

// zeros is a file of nothing without an end.
type zeros struct{}

func (zeros) Read(into []byte) (int, error) {
	clear(into)
	return len(into), nil
}

// swollen is the spoiled workbook with a sheet of the list's name, so that it is looked over by the library, and a part that nothing
// refers to and that unpacks to size.
func swollen(t *testing.T, size int64) []byte {
	t.Helper()
	f := open(t, spoiled(t))
	if _, err := f.NewSheet(words.SheetFeedback); err != nil {
		t.Fatal(err)
	}
	p, err := openPack(saved(t, f))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range p.in.File {
		if err := z.Copy(part); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create("xl/media/bomb.bin")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(w, zeros{}, size); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFeedbackUnpacksNoBomb(t *testing.T) {
	original := swollen(t, fileLimit+1)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	copied := feedback(t, original, told(faults()))
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > fileLimit {
		t.Errorf("the copy of %d bytes took %d MB of memory", len(original), taken>>20)
	}
	const part = "xl/worksheets/sheet2.xml"
	if was, is := rowsIn(t, original, part), rowsIn(t, copied, part); was != is || was == "" {
		t.Error("the copy lost what the agency typed")
	}
}

func rowsIn(t *testing.T, data []byte, part string) string {
	t.Helper()
	p, err := openPack(data)
	if err != nil {
		t.Fatal(err)
	}
	content, err := p.read(part)
	if err != nil {
		t.Fatal(err)
	}
	return rowsOf(string(content))
}

// A part with elements without end cannot be added to: the list stands alone.
func TestFeedbackOfElementsWithoutEndIsAListAlone(t *testing.T) {
	for name, filling := range map[string]string{"beside": "<a/>", "within": "<a>"} {
		sheet := `<worksheet xmlns="` + mainSpace + `"><sheetData/>` + strings.Repeat(filling, mostTokens) + `</worksheet>`
		after := feedback(t, withPart(t, spoiled(t), "xl/worksheets/sheet2.xml", sheet, "x"), told(faults()))
		if sheets := open(t, after).GetSheetList(); len(sheets) != 1 {
			t.Errorf("elements %s one another: %v", name, sheets)
		}
	}
}
