package office

import (
	"errors"
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

	maxDepth    = 4      // archives and mails within one another
	maxInner    = 300    // of them, in one run
	maxGathered = 20_000 // files of one run
)

// File is one file that came in. Its bytes are fetched when they are asked for, so that a thousand files never lie in memory at once.
type File struct {
	Name string    // without folder; what lay in an archive or a mail is named after it: thu.eml/biểu.xlsx
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

// Gather finds the files that paths name: files as they are, folders with all below them, .zip archives with what is in them, mails (.eml)
// with the workbooks that are attached, one within the other. What cannot be read is a finding; the rest goes on. Files that programs
// leave beside their documents are passed over.
func Gather(paths []string) ([]File, []finding.Finding) {
	g := &gatherer{kept: &lastRead{}}
	for _, path := range paths {
		g.path(path)
	}
	return g.files, g.findings
}

type gatherer struct {
	files    []File
	findings []finding.Finding
	inner    int // archives and mails within others
	stopped  bool
	kept     *lastRead
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
	g.take(origin{
		name: viet.NFC(filepath.Base(path)), sent: info.ModTime(), size: info.Size(),
		read: func() ([]byte, error) { return os.ReadFile(path) },
		open: func() (opened, error) { return os.Open(path) },
	})
}

// origin is a file before it is known what is in it.
type origin struct {
	name   string
	sent   time.Time
	mailed bool // sent is when a mail was sent, which holds for all that is in it
	size   int64
	depth  int // of archives and mails around it
	read   func() ([]byte, error)
	open   func() (opened, error) // for reading here and there, as a list of a large archive wants
}

type opened interface {
	io.ReaderAt
	io.Closer
}

// take looks into archives and mails; every other file is one that came in.
func (g *gatherer) take(o origin) {
	kind := strings.ToLower(filepath.Ext(o.name))
	limit := int64(maxFile)
	if kind == ".zip" || kind == ".eml" {
		limit = maxPacked
		if o.depth > 0 {
			g.inner++
		}
	}
	switch {
	case o.size > limit:
		g.find(finding.WorkbookTooBig, o.name, megabytes(o.size), megabytes(limit))
	case o.depth > maxDepth:
		g.find(finding.FilePacked, o.name, words.PackedTooDeep, "")
	case len(g.files) >= maxGathered, g.inner >= maxInner:
		g.full(o)
	case kind == ".zip":
		g.archive(o)
	case kind == ".eml":
		g.mail(o)
	case slices.Contains([]string{".rar", ".7z", ".msg", ".pst", ".mbox"}, kind), strings.EqualFold(filepath.Base(o.name), "winmail.dat"):
		g.find(finding.FilePacked, o.name, words.PackedKind(kind), "")
	default:
		g.files = append(g.files, File{o.name, o.sent, o.size, o.read})
	}
}

// unread says why a file could not be read.
func (g *gatherer) unread(name string, err error) {
	g.findings = append(g.findings, File{Name: name}.Unread(err))
}

// full says once that there are too many files.
func (g *gatherer) full(o origin) {
	if !g.stopped {
		g.find(finding.WorkbookTooBig, o.name, words.ManyPacked, strconv.Itoa(maxGathered))
	}
	g.stopped = true
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
