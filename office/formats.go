package office

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"theodoi/finding"
	"theodoi/render/pdf"
	"theodoi/render/word"
	"theodoi/report"
)

type paperWriter func(io.Writer, report.Document) ([]finding.Finding, error)

// writers print a document, by the ending of the file. A format is one entry here.
var writers = map[string]paperWriter{
	".pdf":  pdf.Write,
	".docx": func(w io.Writer, d report.Document) ([]finding.Finding, error) { return nil, word.Write(w, d) },
}

func ending(path string) string { return strings.ToLower(filepath.Ext(path)) }

func writerOf(path string) (paperWriter, bool) {
	write, ok := writers[ending(path)]
	return write, ok
}

// ReportEndings are the endings of files that a report can be written to, as a paper or as tables, in order.
func ReportEndings() []string {
	endings := slices.Clone(tableEndings)
	for ending := range writers {
		endings = append(endings, ending)
	}
	slices.Sort(endings)
	return endings
}

// UnknownEnding says that no paper can be written in a file's format.
type UnknownEnding struct{ Path string }

func (e UnknownEnding) Error() string { return "no paper can be written to " + e.Path }

// writePaper prints a document in the format that the file's ending names and returns the file's bytes. The file is written whole or not at
// all.
func writePaper(path string, d report.Document) ([]byte, []finding.Finding, error) {
	write, ok := writerOf(path)
	if !ok {
		return nil, nil, UnknownEnding{path}
	}
	var out bytes.Buffer
	findings, err := write(&out, d)
	if err != nil {
		return nil, findings, fmt.Errorf("printing %s: %w", filepath.Base(path), err)
	}
	return out.Bytes(), findings, writeFile(path, out.Bytes())
}

// writePapers prints several documents of one format, over the cores where the format can. It stops at the first file that cannot be
// written; those before it are whole.
func writePapers(paths []string, docs []report.Document) ([]finding.Finding, error) {
	found := make([][]finding.Finding, len(docs))
	var err error
	if len(paths) > 0 && ending(paths[0]) == ".pdf" {
		err = pdf.WriteAll(docs, func(i int, file []byte, more []finding.Finding) error {
			found[i] = more
			return writeFile(paths[i], file)
		})
	} else {
		for i := 0; i < len(docs) && err == nil; i++ {
			_, found[i], err = writePaper(paths[i], docs[i])
		}
	}
	return slices.Concat(found...), err
}
