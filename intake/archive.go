package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"theodoi/finding"
	"theodoi/internal/ooxml"
)

// archive is the zip file around a workbook. Parts are unpacked one at a time, whole, so that the checksum of each is checked
// before anything of it is believed.
type archive struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
	calm  int   // tokens that may still be read
	lim   limits

	kit            *kit // use tools
	quick, careful int  // how many parts were read which way
}

func openArchive(data []byte, lim limits) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault{code: finding.WorkbookDamaged, got: finding.LacksEnd}
	}
	if len(z.File) > lim.entries {
		return nil, fault{code: finding.WorkbookDamaged, got: finding.LooksZIP}
	}
	a := &archive{parts: map[string]*zip.File{}, left: lim.total, calm: lim.tokens, lim: lim}
	a.unpack(z)
	for _, f := range z.File {
		name := ooxml.PartKey(f.Name)
		if _, ok := a.parts[name]; !ok {
			a.parts[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.parts[ooxml.PartKey(name)] != nil }

// read unpacks a part that may be large, and turns it into UTF-8 if it is UTF-16. What it returns holds until the next part is read.
func (a *archive) read(name string) ([]byte, error) { return a.readUpTo(name, a.lim.part) }

func (a *archive) readUpTo(name string, limit int64) ([]byte, error) {
	f := a.parts[ooxml.PartKey(name)]
	if f == nil {
		return nil, damagedPart(name)
	}
	limit = min(limit, a.left)
	if f.UncompressedSize64 > uint64(limit) {
		return nil, tooBig(int64(min(f.UncompressedSize64, 1<<62)), limit)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damagedPart(name)
	}
	defer r.Close()
	unpacked := &a.tools().unpacked
	unpacked.Reset()
	unpacked.Grow(int(min(f.UncompressedSize64, mebibyte)) + bytes.MinRead)
	_, err = unpacked.ReadFrom(io.LimitReader(r, limit+1))
	data := unpacked.Bytes()
	if int64(len(data)) > limit {
		return nil, tooBig(int64(len(data)), limit)
	}
	if err != nil {
		return nil, damagedPart(name)
	}
	a.left -= int64(len(data))
	return asUTF8(data), nil
}

func damagedPart(name string) fault {
	return fault{code: finding.WorkbookDamaged, got: finding.BrokenPart(name)}
}

func asUTF8(data []byte) []byte {
	if !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return data
	}
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}

// decoder reads the XML of a part that read returned.
func decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil // already turned
		}
		return nil, errors.New("encoding " + label)
	}
	return d
}

// decode reads a small part into a struct.
func (a *archive) decode(name string, into any) error {
	data, err := a.readUpTo(name, a.lim.small)
	if err != nil {
		return err
	}
	if a.readQuickly(data, into) {
		a.quick++
		return nil
	}
	a.careful++
	if err := decoder(data).Decode(into); err != nil {
		return damagedPart(name)
	}
	return nil
}
