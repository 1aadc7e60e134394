package direct

import "strconv"

// sharedStrings numbers the texts of a workbook in the order in which they first stand in it; a text that stands in many cells is
// written once.
type sharedStrings struct {
	numbers map[string]int32
	xml     []byte // the entries
}

func (s *sharedStrings) number(t string) int32 {
	if n, ok := s.numbers[t]; ok {
		return n
	}
	n := int32(len(s.numbers))
	s.numbers[t] = n
	if blank(t[0]) || blank(t[len(t)-1]) {
		s.xml = append(s.xml, `<si><t xml:space="preserve">`...)
	} else {
		s.xml = append(s.xml, `<si><t>`...)
	}
	s.xml = append(text(s.xml, t), `</t></si>`...)
	return n
}

// blank is what a reader may drop at the ends of a text unless it is told not to.
func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// part appends the whole part.
func (s *sharedStrings) part(b []byte) []byte {
	n := strconv.Itoa(len(s.numbers))
	b = append(b, xmlHead+`<sst `+mainNS...)
	b = attribute(b, "count", n)
	b = attribute(b, "uniqueCount", n)
	b = append(b, '>')
	b = append(b, s.xml...)
	return append(b, `</sst>`...)
}

func (s *sharedStrings) reset() {
	clear(s.numbers)
	s.xml = s.xml[:0]
}
