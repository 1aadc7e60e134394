package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// Limits on what is gathered, against archives that unpack without end.
const (
	maxFile    = 32 << 20  // bytes of one file
	maxPacked  = 256 << 20 // bytes of one archive
	maxArchive = 2000      // files in one archive
	maxUnpack  = 1 << 30   // bytes of one archive, unpacked
)

// File is one file that came in.
type File struct {
	Name string // without folder
	Data []byte
}

// Gather reads the files that paths name: files as they are, folders with all below them, .zip archives with what is in them. What
// cannot be read is a finding; the rest goes on. Files that programs leave beside their documents are passed over.
func Gather(paths []string) ([]File, []finding.Finding) {
	g := &gatherer{}
	for _, path := range paths {
		g.path(path)
	}
	return g.files, g.findings
}

type gatherer struct {
	files    []File
	findings []finding.Finding
}

func (g *gatherer) find(code finding.Code, name, got, want string) {
	g.findings = append(g.findings, finding.New(code, finding.Place{File: name}, got, want))
}

func (g *gatherer) path(path string) {
	info, err := os.Stat(path)
	if err != nil {
		g.find(finding.FileUnreadable, filepath.Base(path), reason(err), "")
		return
	}
	if !info.IsDir() {
		g.file(path, info.Size())
		return
	}
	var found []string
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			g.find(finding.FileUnreadable, filepath.Base(p), reason(err), "")
			return nil
		}
		if d.Type().IsRegular() && !leftover(d.Name()) {
			found = append(found, p)
		}
		return nil
	})
	if err != nil {
		g.find(finding.FileUnreadable, filepath.Base(path), reason(err), "")
	}
	slices.Sort(found)
	for _, p := range found {
		if info, err := os.Stat(p); err == nil {
			g.file(p, info.Size())
		}
	}
}

// leftover names the files that Excel, LibreOffice, Windows and macOS leave beside documents.
func leftover(name string) bool {
	for _, prefix := range []string{"~$", ".", "Thumbs.db", "desktop.ini"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

func (g *gatherer) file(path string, size int64) {
	name := viet.NFC(filepath.Base(path))
	limit := int64(maxFile)
	if strings.EqualFold(filepath.Ext(name), ".zip") {
		limit = maxPacked
	}
	if size > limit {
		g.find(finding.WorkbookTooBig, name, megabytes(size), megabytes(limit))
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		g.find(finding.FileUnreadable, name, reason(err), "")
		return
	}
	if strings.EqualFold(filepath.Ext(name), ".zip") {
		g.archive(name, data)
		return
	}
	g.files = append(g.files, File{name, data})
}

// archive unpacks a .zip in memory; nothing is written to disk, so names in it can point nowhere.
func (g *gatherer) archive(name string, data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		g.find(finding.WorkbookDamaged, name, words.BadArchive, "")
		return
	}
	var total int64
	for i, f := range z.File {
		base := viet.NFC(filepath.Base(filepath.ToSlash(f.Name)))
		if f.FileInfo().IsDir() || leftover(base) || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		if i >= maxArchive || total > maxUnpack {
			g.find(finding.WorkbookTooBig, name, words.ManyPacked, megabytes(maxUnpack))
			return
		}
		unpacked, err := unpack(f)
		if err != nil {
			g.find(finding.WorkbookDamaged, name+"/"+base, words.BadPacked, "")
			continue
		}
		total += int64(len(unpacked))
		if len(unpacked) > maxFile {
			g.find(finding.WorkbookTooBig, name+"/"+base, words.MoreThan(megabytes(maxFile)), megabytes(maxFile))
			continue
		}
		g.files = append(g.files, File{base, unpacked})
	}
}

func unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, maxFile+1))
}

func megabytes(n int64) string { return strconv.FormatInt((n+(1<<20)-1)>>20, 10) + " MB" }

func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return words.NotThere
	case errors.Is(err, fs.ErrPermission):
		return words.NotAllowed
	}
	return err.Error()
}
