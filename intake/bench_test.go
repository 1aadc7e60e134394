package intake

import (
	"testing"

	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/sheet"
)

// manyRows are the rows of each sheet of an agency with very much to do.
const manyRows = 70

// typedIn is what stands in the input cells of a workbook that is filled to the brim.
var typedIn = map[progress.Type]string{
	progress.Figure: "1.234,5", progress.Share: "55", progress.Day: "05/03/2024", progress.Choice: words.StatusChoices()[2],
}

// brimful is a workbook of four sheets of 70 rows with something in every cell.
func brimful(t testing.TB, book sheet.Book) []byte {
	t.Helper()
	return edit(t, write(t, book), func(e *editor) {
		for _, s := range book.Sheets {
			for i, c := range s.Columns {
				text, ok := typedIn[c.Type]
				if !ok {
					text = "Đã trình Ủy ban nhân dân tỉnh, đang chờ ý kiến"
				}
				for row := range s.Rows {
					if c.Input {
						e.set(s.Name, cellName(sheet.FirstRow+row, i+1), text)
					}
				}
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) { benchmarkOpen(b, usual()) }

// The same by encoding/xml alone, which is where everything that is out of the ordinary ends.
func BenchmarkOpenTokens(b *testing.B) { benchmarkOpen(b, carefully()) }

// carefully are the limits with which nothing is read the quick way.
func carefully() limits {
	lim := usual()
	lim.careful = true
	return lim
}

func benchmarkOpen(b *testing.B, lim limits) {
	data := brimful(b, sampleBook(manyRows))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if ret, found := open("nop.xlsx", data, lim); ret == nil || len(found) > 0 {
			b.Fatal(list(found))
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	book := sampleBook(manyRows)
	ret, found := Open("nop.xlsx", brimful(b, book))
	if ret == nil {
		b.Fatal(list(found))
	}
	b.ReportAllocs()
	for b.Loop() {
		if batch, found := ret.Match(book, Taken{Today: today}); len(batch.Updates) < 16*manyRows {
			b.Fatal(len(batch.Updates), list(found[:min(len(found), 5)]))
		}
	}
}
