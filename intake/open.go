package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"time"

	"theodoi/finding"
	"theodoi/internal/soffice"
	"theodoi/progress"
)

// Return is one workbook that came back, read but not yet understood.
type Return struct {
	File   string         // name, as the user sees it
	SHA256 string         // of the bytes, in hex
	Issue  progress.Issue // what the workbook says it is; only the ID is certain to be there, and not even that if it lost all
	Saved  time.Time      // when the file says it was last saved, UTC; zero if it does not

	pages []*page
	epoch epoch
}

// Open recognises what data is and reads it; a workbook of another kind is converted first. The Return is nil when nothing could be read;
// a Return without an Issue ID was read but does not say what it is. The name is used for findings only. SHA256 is of the bytes as they came.
func Open(name string, data []byte) (*Return, []finding.Finding) {
	if bytes.HasPrefix(data, []byte(zipMark)) {
		ret, found := open(name, data, usual())
		if ret != nil {
			return ret, found
		}
		if kind, _ := otherKind(data); kind == (soffice.Kind{}) {
			return nil, found
		}
	}
	xlsx, converted, ok := Convert(context.Background(), name, data)
	if !ok {
		return nil, converted
	}
	ret, found := open(name, xlsx, usual())
	if ret != nil {
		ret.SHA256 = sumOf(data)
		found = append(converted, found...)
	}
	return ret, found
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func open(name string, data []byte, lim limits) (ret *Return, found []finding.Finding) {
	place := finding.Place{File: name}
	defer func() {
		if cause := recover(); cause != nil {
			ret, found = nil, []finding.Finding{broke(place, cause)}
		}
	}()
	book, err := readWorkbook(data, lim)
	isTable := err != nil
	if err != nil {
		table, ok := readTable(name, data, err, lim)
		if !ok {
			return nil, []finding.Finding{asFault(err).at(place)}
		}
		book = table
	}
	ret = &Return{File: name, SHA256: sumOf(data), pages: book.pages, epoch: book.epoch, Saved: book.saved}
	found = ret.identify(book.properties)
	for _, p := range ret.pages {
		if (isTable || p.isData()) && p.grid.cut {
			found = append(found, finding.New(finding.SheetTooMany, finding.Place{File: name, Sheet: p.name}, "", strconv.Itoa(lim.rows)))
		}
	}
	finding.Sort(found)
	return ret, found
}

// readWorkbook goes from bytes to pages, each step refusing what the next could not bear.
func readWorkbook(data []byte, lim limits) (*workbook, error) {
	if len(data) > lim.file {
		return nil, tooBig(int64(len(data)), int64(lim.file))
	}
	if err := recognise(data); err != nil {
		return nil, err
	}
	archive, err := openArchive(data, lim)
	if err != nil {
		return nil, err
	}
	if err := archive.recognise(); err != nil {
		return nil, err
	}
	book, err := archive.workbook()
	archive.close()
	return book, err
}

// broke is the finding for a panic: the one file is given up, the program goes on.
func broke(place finding.Place, cause any) finding.Finding {
	return finding.New(finding.FileBroke, place, quote(fmt.Sprint(cause)), "")
}

// fault is an error that already knows its finding.
type fault struct {
	code      finding.Code
	got, want string
}

func (f fault) Error() string { return string(f.code) + ": " + f.got }

func (f fault) at(place finding.Place) finding.Finding {
	return finding.New(f.code, place, f.got, f.want)
}

// asFault takes any other error for damage.
func asFault(err error) fault {
	var f fault
	if errors.As(err, &f) {
		return f
	}
	return fault{code: finding.WorkbookDamaged, got: quote(err.Error())}
}

func tooBig(got, want int64) fault {
	return fault{finding.WorkbookTooBig, megabytes(got), megabytes(want)}
}

// megabytes rounds up, so that a file just above a limit does not read as equal to it.
func megabytes(n int64) string {
	return strconv.FormatInt((n+mebibyte-1)/mebibyte, 10) + " MB"
}
