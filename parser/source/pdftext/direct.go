package pdftext

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/ledongthuc/pdf"
)

// direct reads pages with the objects that ledongthuc/pdf finds in a file. That library's own text has no widths for the fonts Vietnamese
// files use, so letters are placed here, by the widths and code tables of the file.
type direct struct {
	pages []leaf
	count int
	fonts map[string]*font
}

// leaf is a page of the file's tree with what it inherits.
type leaf struct {
	v, resources, box pdf.Value
	rotate            int64
}

const (
	maxTreeDepth = 60
	maxFormDepth = 8
)

// OpenDirect opens a file with the quick engine.
func OpenDirect(data []byte) (e Engine, err error) {
	defer contain(&err)
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return nil, ErrEncrypted
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	d := &direct{fonts: map[string]*font{}}
	root := r.Trailer().Key("Root").Key("Pages")
	d.collect(leaf{v: root}, 0, new(int))
	d.count = max(len(d.pages), int(min(root.Key("Count").Int64(), 1<<30)))
	if len(d.pages) == 0 {
		return nil, ErrDamaged
	}
	return d, nil
}

// contain turns a panic of the library into an error.
func contain(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, r)
	}
}

// collect walks the tree of pages once: the library's own way to a page begins at the root each time.
func (d *direct) collect(at leaf, depth int, seen *int) {
	*seen++
	if depth > maxTreeDepth || *seen > 4*MaxPages || len(d.pages) >= MaxPages {
		return
	}
	inherit(&at.resources, at.v.Key("Resources"))
	inherit(&at.box, at.v.Key("MediaBox"))
	inherit(&at.box, at.v.Key("CropBox"))
	if r := at.v.Key("Rotate"); !r.IsNull() {
		at.rotate = r.Int64()
	}
	kids := at.v.Key("Kids")
	if kids.Kind() != pdf.Array {
		if at.v.Kind() == pdf.Dict {
			d.pages = append(d.pages, at)
		}
		return
	}
	for i := 0; i < kids.Len(); i++ {
		kid := at
		kid.v = kids.Index(i)
		d.collect(kid, depth+1, seen)
	}
}

func inherit(to *pdf.Value, v pdf.Value) {
	if !v.IsNull() {
		*to = v
	}
}

func (d *direct) Pages() int { return d.count }
func (d *direct) Close()     {}

// Page reads a page. A step that is not understood is counted as a doubt; a damaged page is an error.
func (d *direct) Page(n int) (p Page, err error) {
	defer contain(&err)
	if n < 1 || n > len(d.pages) {
		return Page{}, ErrDamaged
	}
	at := d.pages[n-1]
	pen := newPen(d, at)
	contents := at.v.Key("Contents")
	if contents.Kind() == pdf.Array {
		for i := 0; i < contents.Len(); i++ {
			pen.draw(contents.Index(i), at.resources, 0)
		}
	} else if contents.Kind() == pdf.Stream {
		pen.draw(contents, at.resources, 0)
	}
	pen.annotations(at.v.Key("Annots"))
	if pen.tooMuch() {
		return Page{}, fmt.Errorf("%w: page %d draws too much", ErrDamaged, n)
	}
	p = pen.page()
	p.Number = n
	return p, nil
}

// fontOf opens each font of the file once; a font is known by its dictionary, which names its tables by their numbers.
func (d *direct) fontOf(v pdf.Value) *font {
	if v.Kind() != pdf.Dict {
		return &font{unknown: true, scale: 0.001, width: 500, spelled: map[uint32]string{}}
	}
	key := v.String()
	f := d.fonts[key]
	if f == nil {
		f = openFont(v)
		d.fonts[key] = f
	}
	return f
}
