package office

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
	"theodoi/render/excel"
	"theodoi/sheet"
)

// WriteFeedback writes into dir, for each file that was looked over or taken in and needs its agency, the copy that is handed back, and
// returns the paths.
func (o *Office) WriteFeedback(ctx context.Context, dir string, previews ...Preview) ([]string, error) {
	var paths []string
	for _, p := range previews {
		if err := ctx.Err(); err != nil {
			return paths, err
		}
		path, err := o.Feedback(p, p.original, dir)
		if err != nil {
			return paths, err
		}
		if path != "" {
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// Feedback writes into dir the copy of a returned file that is handed back to its agency, and returns its path; none where nothing needs
// the agency. It never writes over a file that says something else: two files of one name get two names.
func (o *Office) Feedback(p Preview, original []byte, dir string) (string, error) {
	found := forAgency(p.Findings)
	if !finding.Any(found, finding.Block) && !finding.Any(found, finding.Warn) {
		return "", nil
	}
	if unopened(found) {
		original = nil
	}
	period, _ := progress.ParsePeriod(p.Issue.Period) // none where the file does not say
	f := sheet.Feedback{File: p.File, Agency: p.Agency, Period: period.Words(), Read: viet.DateOf(o.now()), Findings: found}
	if taken(p.State) {
		f.Taken = len(p.Changes)
	}
	var copied bytes.Buffer
	extension, err := excel.WriteFeedback(&copied, original, f)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("making the folder %s: %w", dir, err)
	}
	return writeBeside(dir, stem(p.File)+words.FeedbackSuffix, extension, copied.Bytes())
}

// forAgency leaves out what only the office can do something about.
func forAgency(all []finding.Finding) []finding.Finding {
	return slices.DeleteFunc(slices.Clone(all), func(f finding.Finding) bool { return f.Code == finding.WorkbookNotKept })
}

// unopened reports whether the file could not be read as a workbook, so that there is nothing to mark in it.
func unopened(found []finding.Finding) bool {
	return slices.ContainsFunc(found, func(f finding.Finding) bool {
		switch f.Code {
		case finding.FileEmpty, finding.FileBroke, finding.WorkbookOld, finding.WorkbookODS, finding.WorkbookEncrypted, finding.WorkbookNotOne,
			finding.WorkbookDamaged, finding.WorkbookTooBig, finding.WorkbookFeedback:
			return true
		}
		return false
	})
}

// longestStem is how many bytes of a name are kept; file systems take 255 with everything that is added.
const longestStem = 160

// stem is a file's name without its ending, as any file system takes it. A copy that comes back with faults is named like the first.
func stem(file string) string {
	name := strings.TrimSuffix(strings.TrimSuffix(file, filepath.Ext(file)), words.FeedbackSuffix)
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) || r == utf8.RuneError {
			return '_'
		}
		return r
	}, name)
	if len(name) > longestStem {
		name = strings.ToValidUTF8(name[:longestStem], "")
	}
	if name = strings.Trim(name, " ."); name == "" {
		return "tep"
	}
	return name
}

// writeBeside writes a file under the first of the names "name", "name-2", "name-3" that is free or holds the same already.
func writeBeside(dir, name, extension string, data []byte) (string, error) {
	for n := 1; ; n++ {
		path := filepath.Join(dir, name+extension)
		if n > 1 {
			path = filepath.Join(dir, name+"-"+strconv.Itoa(n)+extension)
		}
		there, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return path, writeFile(path, data)
		case err != nil:
			return "", fmt.Errorf("writing %s: %w", path, err)
		case bytes.Equal(there, data):
			return path, nil
		}
	}
}
