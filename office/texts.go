package office

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"theodoi/report"
	"theodoi/templates"
)

// Text is one of the report texts that the office edits.
type Text struct {
	Name string // below the folder of texts: quarter.md, parts/opening.md
	Own  bool   // the office has a file of its own in its place
}

// TextsFolder is where the office keeps its own report texts.
func TextsFolder(data string) string {
	return filepath.Join(data, templatesFolder, templates.Reports)
}

// ListTexts lists the report texts, those of the office's own among them.
func ListTexts(data string) ([]Text, error) {
	set := templates.In(filepath.Join(data, templatesFolder))
	var out []Text
	for _, folder := range []string{templates.Reports, templates.Parts} {
		names, err := set.List(folder, ".md")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			short, err := filepath.Rel(templates.Reports, name)
			if err != nil {
				return nil, err
			}
			_, err = os.Stat(filepath.Join(data, templatesFolder, filepath.FromSlash(name)))
			out = append(out, Text{filepath.ToSlash(short), err == nil})
		}
	}
	return out, nil
}

// ExportTexts writes the program's report texts below dir, in the folder report, so that dir can stand as --templates or as the office's
// folder of templates. A file that is there already is somebody's work and stays.
func ExportTexts(dir string) (written, kept []string, err error) {
	texts, err := report.ExportTexts()
	if err != nil {
		return nil, nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return written, kept, err
		}
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			kept = append(kept, path)
			continue
		}
		if err != nil {
			return written, kept, err
		}
		_, err = file.Write(texts[name])
		if err := errors.Join(err, file.Close()); err != nil {
			return written, kept, err
		}
		written = append(written, path)
	}
	return written, kept, nil
}

// NoTexts says that a folder holds no report texts.
type NoTexts struct{ Dir string }

func (e NoTexts) Error() string { return "no report texts in " + e.Dir }

// textsIn checks that a folder that somebody names holds texts, so that a slip in its name does not print the program's own.
func textsIn(dir string) error {
	if dir == "" {
		return nil
	}
	entries, err := os.ReadDir(filepath.Join(dir, templates.Reports))
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return NoTexts{dir}
	}
	return err
}

// CheckTexts composes every paper from the report texts over made-up data, with nothing to say and with much, and returns how many papers
// there were. Mistakes come back as report.Mistakes. dir names a folder of texts that counts before the office's own; empty for none.
func CheckTexts(data, dir string) (papers int, err error) {
	if err := textsIn(dir); err != nil {
		return 0, err
	}
	texts, err := report.ReadTexts(templates.In(dir, filepath.Join(data, templatesFolder)))
	if err != nil {
		return 0, err
	}
	desk, _, err := OpenDesk(templates.In(), "")
	if err != nil {
		return 0, err
	}
	sample, err := desk.Sample()
	if err != nil {
		return 0, err
	}
	c := report.Composer{Texts: texts, Office: desk.Office}
	for _, s := range sample.Summaries() {
		n, err := composeAll(c, s)
		if papers += n; err != nil {
			return papers, err
		}
	}
	return papers, nil
}

// pagesTried is how many agencies' pages of each period are tried: they differ in what they hold, not in their text.
const pagesTried = 12

// composeAll composes every paper on a summary, of agencies' pages the first.
func composeAll(c report.Composer, s report.Summary) (papers int, err error) {
	if _, err := c.Report(s, report.Issued{}); err != nil {
		return papers, err
	}
	papers++
	for _, a := range s.Agencies[:min(pagesTried, len(s.Agencies))] {
		if _, _, err := c.Agency(s, a.Agency.Code, report.Issued{}); err != nil {
			return papers, err
		}
		papers++
	}
	letters, _, err := c.Reminders(s, report.Issued{})
	return papers + len(letters) + 1, err
}
