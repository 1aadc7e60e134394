package office

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"path"
	"strings"

	"theodoi/finding"
	"theodoi/internal/words"
)

// archive lists what is in a .zip. Nothing is unpacked to disk, so names in it can point nowhere.
func (g *gatherer) archive(o origin) {
	file, err := o.open()
	if err != nil {
		g.unread(o.name, err)
		return
	}
	defer file.Close()
	z, err := zip.NewReader(file, o.size)
	if err != nil {
		g.find(finding.WorkbookDamaged, o.name, words.BadArchive, "")
		return
	}
	var total uint64
	for i, f := range z.File {
		name := memberName(f.Name)
		if f.FileInfo().IsDir() || leftover(path.Base(name)) || strings.HasPrefix(name, "__MACOSX/") {
			continue
		}
		if i >= maxArchive || total > maxUnpack {
			g.find(finding.WorkbookTooBig, o.name, words.ManyPacked, megabytes(maxUnpack))
			return
		}
		total += min(f.UncompressedSize64, maxUnpack+1)
		g.member(o, f, o.name+"/"+name)
	}
}

// member takes one file of an archive.
func (g *gatherer) member(o origin, f *zip.File, name string) {
	const encrypted = 1
	read, err := packedIn(o, f)
	switch {
	case f.Flags&encrypted != 0:
		g.find(finding.WorkbookEncrypted, name, "", "")
		return
	case err != nil:
		g.find(finding.WorkbookDamaged, name, words.BadPacked, "")
		return
	}
	sent := f.Modified
	if o.mailed || sent.Year() < 1990 {
		sent = o.sent
	}
	g.take(origin{
		name: name, sent: sent, mailed: o.mailed, size: int64(min(f.UncompressedSize64, 1<<62)), depth: o.depth + 1,
		read: read, open: g.kept.opening(read),
	})
}

// packedIn returns a function that unpacks one member of an archive, without reading the archive's list again.
func packedIn(o origin, f *zip.File) (func() ([]byte, error), error) {
	from, err := f.DataOffset()
	if err != nil {
		return nil, err
	}
	method, size, sum := f.Method, int64(f.CompressedSize64), f.CRC32
	limit := maxFile
	if f.UncompressedSize64 > maxFile {
		limit = maxPacked // an archive or a mail: any other is refused by its size
	}
	return func() ([]byte, error) {
		file, err := o.open()
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return unpack(io.NewSectionReader(file, from, size), method, sum, limit)
	}, nil
}

// unpack reads the member whose packed bytes r gives, whatever size the archive says it has.
func unpack(r io.Reader, method uint16, sum uint32, limit int) ([]byte, error) {
	damaged := unread{finding.WorkbookDamaged, words.BadPacked, ""}
	switch method {
	case zip.Store:
	case zip.Deflate:
		r = flate.NewReader(r)
	default:
		return nil, damaged
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case len(data) > limit:
		return nil, unread{finding.WorkbookTooBig, words.MoreThan(megabytes(int64(limit))), megabytes(int64(limit))}
	case err != nil, crc32.ChecksumIEEE(data) != sum:
		return nil, damaged
	}
	return data, nil
}

// memberName is the name of a file in an archive, with its folders, which lead nowhere outside.
func memberName(raw string) string {
	name := strings.ReplaceAll(decodeName(raw), `\`, "/")
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// lastRead keeps the bytes of the archive within an archive or a mail that was read last, so that its members, which are read one after
// the other, do not unpack it again each time.
type lastRead struct {
	key  *byte
	data []byte
}

type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

func (l *lastRead) opening(read func() ([]byte, error)) func() (opened, error) {
	key := new(byte)
	return func() (opened, error) {
		if l.key != key {
			data, err := read()
			if err != nil {
				return nil, err
			}
			l.key, l.data = key, data
		}
		return inMemory{bytes.NewReader(l.data)}, nil
	}
}
