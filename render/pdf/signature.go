package pdf

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// closing sets the end of the paper: Nơi nhận on the left, the signature on the right, as one box that stays with the last lines
// of the text, so that nobody signs an empty page.
func (s *setter) closing(sign report.Signature) *box {
	left, leftEnd := s.recipients(sign.Recipients)
	right, rightEnd := s.signer(sign)
	if len(left)+len(right) == 0 {
		return nil
	}
	return &box{items: append(left, right...), height: max(leftEnd, rightEnd), before: signatureGap}
}

// signer sets authority and office in bold capitals, room for signature and seal, and the name (Decree 30/2020, Phụ lục I, II.7).
func (s *setter) signer(sign report.Signature) ([]item, float64) {
	st := style{face: bold, size: signatureSize, spacing: singleSpacing}
	width := s.frame.text() * (1 - recipientsShare)
	middle := s.frame.right() - width/2
	y := 0.0
	var items []item
	for _, text := range sign.Authority {
		more, next := centred(s.wrap(strings.ToUpper(text), st, width, width), st, middle, y)
		items, y = append(items, more...), next
	}
	lines := s.wrap(sign.Name, st, width, width)
	if len(lines) == 0 && len(items) == 0 {
		return nil, 0
	}
	more, y := centred(lines, st, middle, y+signatureSpace)
	return append(items, more...), y
}

// recipients sets the list of those who get the paper: each line with a dash before and a semicolon behind, the last with a full
// stop (Decree 30/2020, Phụ lục I, II.9).
func (s *setter) recipients(names []string) ([]item, float64) {
	if len(names) == 0 {
		return nil, 0
	}
	x, width := s.frame.left(), s.frame.text()*recipientsShare-headGutter
	head := style{face: boldItalic, size: recipientsSize, spacing: singleSpacing}
	items := []item{textItem(x, 0, line{text: layout.Recipients}, head)}
	y := head.line()
	st := style{face: regular, size: recipientSize, spacing: singleSpacing}
	for _, text := range layout.RecipientLines(names) {
		for _, l := range s.wrap(text, st, width, width) {
			items = append(items, textItem(x, y, l, st))
			y += st.line()
		}
	}
	return items, y
}
