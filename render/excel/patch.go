package excel

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// patchingZip puts right, on the way into the file, what the library cannot be told.
type patchingZip struct {
	out *zip.Writer
}

func newPatchingZip(w io.Writer) excelize.ZipWriter { return &patchingZip{zip.NewWriter(w)} }

// Create returns a writer for a part of the file. The library writes each part with one call, which is what a patch needs.
func (z *patchingZip) Create(name string) (io.Writer, error) {
	w, err := z.out.Create(name)
	switch {
	case err != nil:
		return w, err
	case name == "[Content_Types].xml":
		return contentTypesPatch{w}, nil
	case name == "docProps/core.xml":
		return corePatch{w}, nil
	case strings.HasPrefix(name, "xl/worksheets/sheet"):
		return worksheetPatch{w}, nil
	}
	return w, nil
}

func (z *patchingZip) AddFS(fsys fs.FS) error { return z.out.AddFS(fsys) }

func (z *patchingZip) Close() error { return z.out.Close() }

type worksheetPatch struct{ to io.Writer }

// mends are what is put right in a worksheet. None of the strings can stand in a text: there, quotes and angle brackets are written
// as entities.
var mends = [...]struct{ from, to string }{
	// Rows are as high as computed but not pinned, so that a program may fit them again when text is typed in.
	{` customHeight="true"`, ``},
	// The library marks a sheet that offers a filter as filtered, and Excel would then speak of found rows.
	{` filterMode="true"`, ``},
	// A formula has an empty value beside it, which is what it comes to in a row that nobody has filled in.
	{`</f></c>`, `</f><v></v></c>`},
}

// Write writes a whole worksheet, mended.
func (p worksheetPatch) Write(data []byte) (int, error) {
	mended := data
	for _, m := range mends {
		mended = bytes.ReplaceAll(mended, []byte(m.from), []byte(m.to))
	}
	if _, err := p.to.Write(mended); err != nil {
		return 0, err
	}
	return len(data), nil
}

// contentTypesPatch puts the kinds of files, which the library writes in the order of a map, in the order of their names: the same workbook
// gives the same bytes.
type contentTypesPatch struct{ to io.Writer }

var fileKind = regexp.MustCompile(`<Default Extension="[^"]*" ContentType="[^"]*"></Default>`)

// Write writes the whole list, sorted.
func (p contentTypesPatch) Write(data []byte) (int, error) {
	kinds := fileKind.FindAll(data, -1)
	slices.SortFunc(kinds, bytes.Compare)
	next := -1
	sorted := fileKind.ReplaceAllFunc(data, func([]byte) []byte {
		next++
		return kinds[next]
	})
	if _, err := p.to.Write(sorted); err != nil {
		return 0, err
	}
	return len(data), nil
}

// corePatch gives the elements of the file's properties that the library writes without a prefix the one that Excel writes. To an XML
// reader it is all the same, but some programs go by the letters and refuse the file.
type corePatch struct{ to io.Writer }

var (
	bareTag  = regexp.MustCompile(`<(/?)(\w+)([\s/>])`)
	ownSpace = []byte(` xmlns="`)
)

// Write writes the whole part, with prefixes.
func (p corePatch) Write(data []byte) (int, error) {
	prefixed := bytes.Replace(bareTag.ReplaceAll(data, []byte("<${1}cp:${2}${3}")), ownSpace, []byte(` xmlns:cp="`), 1)
	if _, err := p.to.Write(prefixed); err != nil {
		return 0, err
	}
	return len(data), nil
}
