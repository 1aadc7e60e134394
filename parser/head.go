package parser

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/plan"
)

var (
	numberLine = regexp.MustCompile(`^(?i:số)\s*:?\s*(\d{1,6}\s*/\s*[0-9A-ZĐƯa-zđư/\-]*[A-ZĐ][0-9A-ZĐƯa-zđư.\-]*)`)
	dateLine   = regexp.MustCompile(`(?i)^(.{2,40}?),\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)
	signedBy   = regexp.MustCompile(`(?i)^người\s+ký\s*:\s*\|?\s*(.+)$`)
	onBehalf   = regexp.MustCompile(`^(TM|KT|TL|TUQ|Q)\.\s*\S`)
)

// kinds maps the letters in a number to the kind of paper.
var kinds = []struct{ letters, name string }{
	{"QĐ", "Quyết định"}, {"KH", "Kế hoạch"}, {"CTR", "Chương trình"}, {"CT", "Chỉ thị"}, {"NQ", "Nghị quyết"}, {"CV", "Công văn"},
}

// head is what stands in front of the body, and where the body begins and ends.
type head struct {
	decision   plan.Decision
	begin, end int // lines[begin:end] is the body
}

// readHead reads the decision's own data. What it claims is the lines it understood; the rest of the head stays unread.
func readHead(lines []line) head {
	h := head{begin: bodyBegin(lines), end: len(lines)}
	h.end = bodyEnd(lines, h.begin)
	top := lines[:h.begin]
	firstBase := len(top)
	for i, l := range top {
		if isBase(l.text) {
			firstBase = min(firstBase, i)
			h.decision.Bases = append(h.decision.Bases, l.text)
			h.claim(l)
		}
	}
	h.readNumberAndDate(top[:firstBase])
	h.readTitleAndIssuer(top[:firstBase])
	h.readSigner(lines[h.end:])
	return h
}

func (h *head) claim(l line) { h.decision.Spans = append(h.decision.Spans, l.span) }

func (h *head) claimed(l line) bool { return slices.Contains(h.decision.Spans, l.span) }

// bodyBegin is the line behind "QUYẾT ĐỊNH:", or behind the last basis where that line is missing.
func bodyBegin(lines []line) int {
	last := 0
	for i, l := range lines {
		if isBase(l.text) {
			last = i + 1
			continue
		}
		if last > 0 && isUpper(l.text) && strings.HasSuffix(l.text, ":") && len(strings.Fields(l.text)) <= 4 {
			return i + 1
		}
		if l.label != nil && last > 0 {
			return paragraphsBefore(lines, i, last)
		}
		if l.marker.level != none && last > 0 {
			return i
		}
	}
	if last > 0 {
		return last
	}
	for i, l := range lines {
		if l.label != nil {
			return paragraphsBefore(lines, i, 0)
		}
		if l.marker.level != none && l.marker.level != bullet {
			return i
		}
	}
	return 0
}

// paragraphsBefore returns the first of the paragraphs that label lines at i close, no earlier than from.
func paragraphsBefore(lines []line, i, from int) int {
	for i > from && isParagraph(lines[i-1].text) && lines[i-1].marker.level == none {
		i--
	}
	return i
}

// isParagraph reports whether a line is none of those a head consists of.
func isParagraph(text string) bool {
	return !isUpper(text) && !startsTitle(text) && !isBase(text) && !numberLine.MatchString(text) && !dateLine.MatchString(text)
}

// bodyEnd is the line where the signature or the list of recipients begins.
func bodyEnd(lines []line, begin int) int {
	for i := begin; i < len(lines); i++ {
		text := lines[i].text
		if len(text) > longestEnd {
			continue
		}
		if onBehalf.MatchString(text) && isUpper(text) || signedBy.MatchString(text) || strings.HasPrefix(viet.Fold(text), recipients) {
			return i
		}
	}
	return len(lines)
}

// longestEnd is the length in bytes up to which a line can be the first of the signature; recipients opens the list of them.
const longestEnd = 120

var recipients = viet.Fold("nơi nhận:")

func isBase(text string) bool {
	for _, start := range []string{"Căn cứ ", "Theo đề nghị ", "Xét đề nghị ", "Thực hiện "} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return false
}

func (h *head) readNumberAndDate(top []line) {
	for _, l := range top {
		if m := numberLine.FindStringSubmatch(l.text); m != nil && h.decision.Number == "" {
			h.decision.Number = strings.ReplaceAll(m[1], " ", "")
			h.decision.Kind = kindOf(h.decision.Number)
			h.claim(l)
		}
		m := dateLine.FindStringSubmatch(l.text)
		if m == nil || h.decision.Issued != "" {
			continue
		}
		if day, err := viet.ReadDate(m[2] + "/" + m[3] + "/" + m[4]); err == nil {
			h.decision.Issued = day
			h.decision.Place = m[1]
			h.claim(l)
		}
	}
}

func kindOf(number string) string {
	_, letters, _ := strings.Cut(number, "/")
	for _, part := range strings.FieldsFunc(letters, func(r rune) bool { return r == '-' || r == '/' }) {
		for _, k := range kinds {
			if part == k.letters {
				return k.name
			}
		}
	}
	return ""
}

// readTitleAndIssuer finds the subject ("Về …", in capitals or not) and the issuer, which stands below it or, in the head, above
// the number.
func (h *head) readTitleAndIssuer(top []line) {
	title := -1
	for i, l := range top {
		if startsTitle(l.text) {
			title = i
			break
		}
	}
	if title >= 0 {
		h.decision.Title = top[title].text
		h.claim(top[title])
		h.issuerBelow(top[title+1:])
	}
	if h.decision.Issuer == "" {
		h.issuerInHead(top)
	}
}

func startsTitle(text string) bool {
	f := viet.Fold(text)
	for _, opening := range []string{"về", "v/v", "ban hành"} {
		if strings.HasPrefix(f, viet.Fold(opening)+" ") {
			return true
		}
	}
	return false
}

// issuerBelow reads the lines in capitals between the subject and the bases: more of the subject where the subject is in capitals
// too and the line names nobody, else the issuer.
func (h *head) issuerBelow(lines []line) {
	for _, l := range lines {
		if h.claimed(l) {
			continue // the number or date, which some copies print below the subject
		}
		if !namesIssuer(l.text) {
			if h.decision.Issuer == "" && l.marker.level == none && len(l.text) < 200 && isUpper(l.text) == isUpper(h.decision.Title) {
				h.decision.Title += " " + l.text
				h.claim(l)
			}
			continue
		}
		h.decision.Issuer = strings.TrimSpace(h.decision.Issuer + " " + l.text)
		h.claim(l)
	}
}

func namesIssuer(text string) bool {
	if !isUpper(text) {
		return false
	}
	f := viet.Fold(text)
	for _, start := range []string{"ủy ban nhân dân", "chủ tịch", "thủ tướng", "hội đồng nhân dân", "tỉnh ", "thành phố ", "bộ trưởng", "chính phủ"} {
		if strings.HasPrefix(f, viet.Fold(start)) {
			return true
		}
	}
	return false
}

// issuerInHead reads the left head cell, which may stand on two lines (ỦY BAN NHÂN DÂN / TỈNH …).
func (h *head) issuerInHead(top []line) {
	for i, l := range top {
		if !namesIssuer(l.text) {
			continue
		}
		h.decision.Issuer = l.text
		h.claim(l)
		if i+1 < len(top) && namesIssuer(top[i+1].text) {
			h.decision.Issuer += " " + top[i+1].text
			h.claim(top[i+1])
		}
		return
	}
}

// readSigner looks behind the body: for the name below TM./KT., and for the "Người ký" line that web libraries add.
func (h *head) readSigner(tail []line) {
	var office []string
	for i, l := range tail {
		if m := signedBy.FindStringSubmatch(l.text); m != nil {
			h.decision.Signer.Name = strings.Trim(m[1], " |")
			h.claim(l)
			return
		}
		if onBehalf.MatchString(l.text) && len(office) == 0 {
			name, read := nameBelow(tail[i+1:], &office)
			if name != "" {
				h.decision.Signer.Name = name
				h.decision.Signer.Title = strings.Join(office, " ")
				h.claim(l)
				for _, s := range read {
					h.claim(s)
				}
				return
			}
		}
	}
}

// maxSignature is how many lines there may be between TM. or KT. and the name.
const maxSignature = 16

// nameBelow reads the lines under TM. or KT.: offices in capitals, then the name of a person. Of TM. and KT. in a row the last tells
// the office of the signer. Lines of the recipients that a copy has woven in between are left out.
func nameBelow(lines []line, office *[]string) (name string, read []line) {
	for _, l := range lines[:min(len(lines), maxSignature)] {
		switch {
		case isRecipient(l):
			continue
		case onBehalf.MatchString(l.text):
			*office = nil
		case isUpper(l.text):
			*office = append(*office, l.text)
		case isPersonName(l.text):
			return l.text, append(read, l)
		default:
			return "", nil
		}
		read = append(read, l)
	}
	return "", nil
}

func isRecipient(l line) bool {
	return l.marker.level == bullet || strings.HasPrefix(viet.Fold(l.text), viet.Fold("nơi nhận"))
}

// isPersonName accepts two to six words that each begin with a capital.
func isPersonName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		r := []rune(w)
		if !unicode.IsUpper(r[0]) || strings.ContainsAny(w, "0123456789:;,/") {
			return false
		}
	}
	return true
}

// headFindings says what the head lacks.
func (h *head) findings() []finding.Finding {
	var out []finding.Finding
	miss := func(missing bool, code finding.Code) {
		if missing {
			out = append(out, finding.New(code, finding.Place{}, "", ""))
		}
	}
	miss(h.decision.Number == "", finding.DecisionNoNumber)
	miss(h.decision.Issued == "", finding.DecisionNoDate)
	miss(h.decision.Title == "", finding.DecisionNoTitle)
	miss(h.decision.Signer.Name == "", finding.DecisionNoSigner)
	return out
}
