package pdf

import (
	"strings"

	"theodoi/render/layout"
	"theodoi/report"
)

// appendix sets an appendix: its number, its name in capitals and the paper it belongs to, centred, then its body (Decree 30/2020,
// Phụ lục I, III). Only where there are several do they bear numbers.
func (s *setter) appendix(a report.Appendix, alone bool) ([]*box, error) {
	number := layout.Appendix
	if a.Number != "" && !alone {
		number += " " + a.Number
	}
	title := style{face: bold, size: titleSize, spacing: singleSpacing}
	boxes := s.centre(number, title, 0)
	boxes[0].mark = &mark{0, s.title(outlineTitle(number, a))}
	boxes = append(boxes, s.centre(strings.ToUpper(a.Name), title, subjectGap)...)
	boxes = append(boxes, s.centre(a.Attach, style{face: italic, size: titleSize, spacing: singleSpacing}, subjectGap)...)
	boxes[len(boxes)-1].height += subjectSkip
	body, err := s.nodes(a.Body)
	return append(boxes, body...), err
}

// outlineTitle names an appendix in the file's outline.
func outlineTitle(number string, a report.Appendix) string {
	switch {
	case strings.TrimSpace(a.Outline) != "":
		return number + ". " + a.Outline
	case strings.TrimSpace(a.Name) != "":
		return number + ". " + a.Name
	}
	return number
}
