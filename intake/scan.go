package intake

import (
	"encoding/xml"
	"errors"
)

var (
	errTooMany = errors.New("too many pieces of XML")
	errDepth   = errors.New("elements within elements too deep")
)

// scan reads the XML of a large part piece by piece and stops at what no honest file needs.
type scan struct {
	dec   *xml.Decoder
	left  int
	depth int
	lim   limits
}

// scan reads a part with the given function. It may take so many tokens, or fewer if the file has used up its own.
func (a *archive) scan(data []byte, tokens int, read func(*scan) error) error {
	began := min(tokens, a.calm)
	s := &scan{dec: decoder(data), left: began, lim: a.lim}
	err := read(s)
	a.calm -= began - s.left
	return err
}

func (s *scan) next() (xml.Token, error) {
	if s.left <= 0 {
		return nil, errTooMany
	}
	s.left--
	token, err := s.dec.Token()
	switch token.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > s.lim.depth {
			return nil, errDepth
		}
	case xml.EndElement:
		s.depth--
	}
	return token, err
}
