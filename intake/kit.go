package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"

	"theodoi/intake/xmlscan"
)

// kit is what reading a file needs room for. It is used for one file after another, by one at a time; nothing that a workbook keeps
// lies in it.
type kit struct {
	scan     scan
	unpacked bytes.Buffer // the part that is being read
	packed   bytes.Buffer // the same as the archive holds it
	letters  bytes.Reader // of packed; the inflater has a quick way for these
	inflate  io.ReadCloser
}

var kits = sync.Pool{New: func() any {
	return &kit{inflate: flate.NewReader(nil)}
}}

// mostKept is the size from which a buffer is not kept for the next file: few are as large.
const mostKept = 4 * mebibyte

// tools returns the archive's kit.
func (a *archive) tools() *kit {
	if a.kit == nil {
		a.kit = kits.Get().(*kit)
	}
	return a.kit
}

// close gives the kit back. It is not called after a panic, which may have left the kit in any state.
func (a *archive) close() {
	k := a.kit
	if a.kit = nil; k == nil || max(k.unpacked.Cap(), k.packed.Cap()) > mostKept {
		return
	}
	k.scan.dec, k.scan.careful = nil, xmlscan.Token{}
	k.scan.quick.Reset(nil)
	kits.Put(k)
}

// unpack gives the zip reader the kit's inflater. Parts are unpacked one at a time, so that one will do.
func (a *archive) unpack(z *zip.Reader) {
	z.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser {
		k := a.tools()
		k.packed.Reset()
		if _, err := k.packed.ReadFrom(r); err != nil {
			return io.NopCloser(failing{err})
		}
		k.letters.Reset(k.packed.Bytes())
		if err := k.inflate.(flate.Resetter).Reset(&k.letters, nil); err != nil {
			return io.NopCloser(failing{err})
		}
		return io.NopCloser(k.inflate)
	})
}

// failing is a reader that cannot begin.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
