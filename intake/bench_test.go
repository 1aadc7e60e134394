package intake

import "testing"

// The workbook of an agency with much to do: four sheets of 70 rows, everything filled in.
const manyRows = 70

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
	data := filled(b, manyRows)
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
	ret, found := Open("nop.xlsx", filled(b, manyRows))
	if ret == nil {
		b.Fatal(list(found))
	}
	b.ReportAllocs()
	for b.Loop() {
		if batch, _ := ret.Match(book, Taken{Today: today}); len(batch.Updates) < 6*manyRows-2 {
			b.Fatal(len(batch.Updates))
		}
	}
}
