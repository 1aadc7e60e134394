package pdf

import (
	"fmt"
	"testing"

	"theodoi/finding"
	"theodoi/report"
)

// ofRows is the sample with a list of tasks in place of its second appendix: every six rows fill about a page.
func ofRows(rows int) report.Document {
	doc := sample()
	doc.Appendix[1].Body = []report.Node{sampleTasks(rows)}
	return doc
}

// short is a paper of one page: a head, two paragraphs and a signature.
func short() report.Document {
	doc := sample()
	doc.Body, doc.Appendix = doc.Body[:4], nil
	return doc
}

// BenchmarkPages prints papers of 1, 10 and 500 pages; the time for a page must not grow with their number.
func BenchmarkPages(b *testing.B) {
	for _, doc := range []report.Document{short(), sample(), ofRows(3450)} {
		pages, err := compose(&glyphs{}, doc)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%d", len(pages)), func(b *testing.B) {
			size := 0
			for b.Loop() {
				file, _ := printed(b, doc)
				size = len(file)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N)/float64(len(pages)), "ms/page")
			b.ReportMetric(float64(size), "bytes/file")
		})
	}
}

// BenchmarkBatch prints the sample sixteen times over all cores, as for many agencies.
func BenchmarkBatch(b *testing.B) {
	docs := make([]report.Document, 16)
	for i := range docs {
		docs[i] = sample()
	}
	for b.Loop() {
		if err := WriteAll(docs, func(int, []byte, []finding.Finding) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N)/float64(len(docs)), "ms/paper")
}
