package excel

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
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
	if err != nil || !strings.HasPrefix(name, "xl/worksheets/sheet") {
		return w, err
	}
	return worksheetPatch{w}, nil
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
