package office

import (
	"archive/zip"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

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

// File is one file that came in. Its bytes are fetched when they are asked for, so that a thousand files never lie in memory at once.
type File struct {
	Name string    // without folder; what lay in an archive is named after it
	Sent time.Time // when it was sent or last written, as far as can be known
	Size int64     // bytes, as far as can be known without reading them
	read func() ([]byte, error)
}

// InMemory is a file whose bytes are already there.
func InMemory(name string, sent time.Time, data []byte) File {
	return File{name, sent, int64(len(data)), func() ([]byte, error) { return data, nil }}
}

// Bytes reads the file. An error of it knows the finding that tells about it: see Unread.
func (f File) Bytes() ([]byte, error) { return f.read() }

// Unread is the finding for a file whose Bytes came with an error.
func (f File) Unread(err error) finding.Finding {
	var u unread
	if !errors.As(err, &u) {
		u = unread{finding.FileUnreadable, reason(err), ""}
	}
	return finding.New(u.code, finding.Place{File: f.Name}, u.got, u.want)
}

// unread is an error that knows its finding.
type unread struct {
	code      finding.Code
	got, want string
}

func (u unread) Error() string { return string(u.code) + ": " + u.got }

// Gather finds the files that paths name: files as they are, folders with all below them, .zip archives with what is in them. What
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
		g.file(path, info)
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
			g.file(p, info)
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

func (g *gatherer) file(path string, info fs.FileInfo) {
	name := viet.NFC(filepath.Base(path))
	packed := strings.EqualFold(filepath.Ext(name), ".zip")
	limit := int64(maxFile)
	if packed {
		limit = maxPacked
	}
	switch {
	case info.Size() > limit:
		g.find(finding.WorkbookTooBig, name, megabytes(info.Size()), megabytes(limit))
	case packed:
		g.archive(name, path)
	default:
		read := func() ([]byte, error) { return os.ReadFile(path) }
		g.files = append(g.files, File{name, info.ModTime(), info.Size(), read})
	}
}

// archive lists what is in a .zip. Nothing is unpacked to disk, so names in it can point nowhere.
func (g *gatherer) archive(name, path string) {
	file, err := os.Open(path)
	if err != nil {
		g.find(finding.FileUnreadable, name, reason(err), "")
		return
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		g.find(finding.FileUnreadable, name, reason(err), "")
		return
	}
	z, err := zip.NewReader(file, info.Size())
	if err != nil {
		g.find(finding.WorkbookDamaged, name, words.BadArchive, "")
		return
	}
	var total uint64
	for i, f := range z.File {
		base := viet.NFC(filepath.Base(filepath.ToSlash(f.Name)))
		if f.FileInfo().IsDir() || leftover(base) || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		if i >= maxArchive || total > maxUnpack {
			g.find(finding.WorkbookTooBig, name, words.ManyPacked, megabytes(maxUnpack))
			return
		}
		total += f.UncompressedSize64
		if f.UncompressedSize64 > maxFile {
			g.find(finding.WorkbookTooBig, name+"/"+base, megabytes(int64(min(f.UncompressedSize64, 1<<62))), megabytes(maxFile))
			continue
		}
		read, err := packedIn(path, f)
		if err != nil {
			g.find(finding.WorkbookDamaged, name+"/"+base, words.BadPacked, "")
			continue
		}
		g.files = append(g.files, File{base, f.Modified, int64(f.UncompressedSize64), read})
	}
}

// packedIn returns a function that unpacks one member of the archive at path, without reading the archive's list again.
func packedIn(path string, f *zip.File) (func() ([]byte, error), error) {
	from, err := f.DataOffset()
	if err != nil {
		return nil, err
	}
	method, size, sum := f.Method, int64(f.CompressedSize64), f.CRC32
	return func() ([]byte, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return unpack(io.NewSectionReader(file, from, size), method, sum)
	}, nil
}

// unpack reads the member whose packed bytes r gives, whatever size the archive says it has.
func unpack(r io.Reader, method uint16, sum uint32) ([]byte, error) {
	damaged := unread{finding.WorkbookDamaged, words.BadPacked, ""}
	switch method {
	case zip.Store:
	case zip.Deflate:
		r = flate.NewReader(r)
	default:
		return nil, damaged
	}
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case len(data) > maxFile:
		return nil, unread{finding.WorkbookTooBig, words.MoreThan(megabytes(maxFile)), megabytes(maxFile)}
	case err != nil, crc32.ChecksumIEEE(data) != sum:
		return nil, damaged
	}
	return data, nil
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
