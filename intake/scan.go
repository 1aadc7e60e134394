package intake

import (
	"encoding/xml"
	"errors"
	"io"

	"theodoi/intake/xmlscan"
)

var (
	errTooMany = errors.New("too many pieces of XML")
	errDepth   = errors.New("elements within elements too deep")
	errUnsure  = errors.New("XML out of the ordinary")
	errShape   = errors.New("an element stands where none of its kind may")
)

// scan reads the XML of a part piece by piece and stops at what no honest file needs. The pieces come from the quick reader or from
// the careful one; they are the same.
type scan struct {
	quick xmlscan.Reader
	dec   *xml.Decoder // the careful reader, nil while the quick one is at work
	lim   limits

	left   int // pieces
	depth  int
	rooted bool // the root was there

	*xmlscan.Token               // the piece that next came to; it holds until the next call
	careful        xmlscan.Token // where those of the careful reader stand
	letters        []byte        // of the names and values in it
}

// scan reads a part with the given function. It may take so many pieces, or fewer if the file has used up its own.
//
// Whatever the quick reader is not sure of, and everything that is wrong, is read once more with encoding/xml, so that the function
// begins anew when it is called again; a part is refused by the careful reader only.
func (a *archive) scan(data []byte, tokens int, read func(*scan) error) error {
	began := min(tokens, a.calm)
	s := &a.tools().scan
	s.lim, s.dec = a.lim, nil
	s.begin(began, &s.quick.Token)
	err := errUnsure
	if !a.lim.careful && s.quick.Reset(data) {
		err = read(s)
	}
	if err == nil {
		a.quick++
	} else {
		s.dec = decoder(data)
		s.begin(began, &s.careful)
		err = read(s)
		a.careful++
	}
	a.calm -= began - s.left
	return err
}

func (s *scan) begin(left int, token *xmlscan.Token) {
	s.left, s.depth, s.rooted, s.Token = left, 0, false, token
}

func (s *scan) next() (xmlscan.Kind, error) {
	if s.left <= 0 {
		return xmlscan.Unsure, errTooMany
	}
	s.left--
	kind, err := s.piece()
	switch kind {
	case xmlscan.Start:
		if s.depth == 0 && s.rooted {
			return xmlscan.Unsure, errShape
		}
		s.rooted = true
		if s.depth++; s.depth > s.lim.depth {
			return xmlscan.Unsure, errDepth
		}
	case xmlscan.End:
		s.depth--
	}
	return kind, err
}

func (s *scan) piece() (xmlscan.Kind, error) {
	if s.dec != nil {
		return s.token()
	}
	kind := s.quick.Next()
	switch kind {
	case xmlscan.Unsure:
		return kind, errUnsure
	case xmlscan.EOF:
		return kind, io.EOF
	}
	return kind, nil
}

// token reads a piece with encoding/xml. Comments and the like count as pieces without a name.
func (s *scan) token() (xmlscan.Kind, error) {
	token, err := s.dec.Token()
	if err != nil {
		return xmlscan.EOF, err
	}
	s.letters = s.letters[:0]
	switch t := token.(type) {
	case xml.StartElement:
		s.Name, s.Attrs = s.copy(t.Name.Local), s.Attrs[:0]
		for _, a := range t.Attr {
			s.Attrs = append(s.Attrs, xmlscan.Attr{Name: s.copy(a.Name.Local), Value: s.copy(a.Value)})
		}
		return xmlscan.Start, nil
	case xml.EndElement:
		s.Name = s.copy(t.Name.Local)
		return xmlscan.End, nil
	case xml.CharData:
		s.Text = t
		return xmlscan.Text, nil
	}
	return xmlscan.Declaration, nil
}

// copy puts a text where those of the next piece will stand instead.
func (s *scan) copy(text string) []byte {
	from := len(s.letters)
	s.letters = append(s.letters, text...)
	return s.letters[from:]
}

// offset is where the next piece begins.
func (s *scan) offset() int {
	if s.dec != nil {
		return int(s.dec.InputOffset())
	}
	return s.quick.Offset()
}
