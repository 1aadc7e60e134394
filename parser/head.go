package parser

import (
	"slices"
	"strings"
	"unicode"

	"theodoi/finding"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

var (
	numberLine = pattern.New(`^(?i:số)\s*:?\s*(\d{1,6}\s*/\s*[0-9A-ZĐƯa-zđư/\-]*[A-ZĐ][0-9A-ZĐƯa-zđư.\-]*)`)
	dateLine   = pattern.New(`(?i)^(.{2,40}?),\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})`)
	dateLike   = pattern.New(`(?i)^.{2,40}?,\s*ngày\s+.{0,20}tháng\s`) // its day may be left blank
	signedBy   = pattern.New(`(?i)^người\s+ký\s*:\s*\|?\s*(.+)$`)
	onBehalf   = pattern.New(`^(TM|KT|TL|TUQ|Q)\.\s*\S`)
	ownOffice  = pattern.New(`^(?:PHÓ )?(?:CHỦ TỊCH|THỦ TƯỚNG|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG)(?: [A-ZĐ].*)?$`)
)

// kinds maps the letters in a number to the kind of paper.
var kinds = []struct{ letters, name string }{
	{"QĐ", "Quyết định"}, {"KH", "Kế hoạch"}, {"CTR", "Chương trình"}, {"CT", "Chỉ thị"}, {"NQ", "Nghị quyết"}, {"CV", "Công văn"}, {"CĐ", "Công điện"}, {"TB", "Thông báo"},
}

// head is what stands in front of the body, and where the body begins and ends.
type head struct {
	decision   plan.Decision
	begin, end int         // lines[begin:end] is the body
	frame      []plan.Span // letterhead and addressees
}

// readHead reads the decision's own data. What it claims is the lines it understood; the rest of the head stays unread.
func readHead(lines []line) head {
	h := head{begin: bodyBegin(lines), end: len(lines)}
	h.end = bodyEnd(lines, h.begin)
	top := lines[:h.begin]
	firstBase := len(top)
	for i, l := range top {
		if isBase(l.text) && !isSubject(top, i) {
			firstBase = min(firstBase, i)
			h.decision.Bases = append(h.decision.Bases, l.text)
			h.claim(l)
		}
	}
	h.readNumberAndDate(top[:firstBase])
	h.readTitleAndIssuer(top[:firstBase])
	letter := false
	for _, l := range top {
		letter = letter || addressed.MatchString(l.text)
		if letter && h.decision.Kind == "" {
			h.decision.Kind = "Công văn"
		}
		if !h.claimed(l) && (letter || isLetterhead(l.text)) {
			h.frame = append(h.frame, l.span)
		}
	}
	return h
}

func (h *head) claim(l line) { h.decision.Spans = append(h.decision.Spans, l.span) }

func (h *head) claimed(l line) bool { return slices.Contains(h.decision.Spans, l.span) }

// bodyBegin is the line behind "QUYẾT ĐỊNH:", or behind the last basis where that line is missing.
func bodyBegin(lines []line) int {
	if i := behindAddressees(lines); i > 0 {
		return i
	}
	last := 0
	for i, l := range lines {
		if isBase(l.text) && !isSubject(lines, i) {
			last = i + 1
			continue
		}
		if last > 0 && isUpper(l.text) && strings.HasSuffix(l.text, ":") && len(strings.Fields(l.text)) <= 4 {
			return i + 1
		}
		if l.table != nil && last > 0 {
			return i
		}
		if l.labelled() && last > 0 && isLabel(lines[i:]) {
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
		if l.table != nil {
			return i
		}
		if l.labelled() && isLabel(lines[i:]) {
			return paragraphsBefore(lines, i, 0)
		}
		if l.marker.level != none && l.marker.level != bullet {
			return i
		}
	}
	return 0
}

// addressed opens the addressees of a letter, within addressWindow lines from its top.
var addressed = pattern.New(`(?i)^kính gửi\s*:?`)

const addressWindow = 40

// behindAddressees is the line behind the addressees of a letter, which has no bases of its own; 0 for any other paper.
func behindAddressees(lines []line) int {
	for i, l := range lines[:min(len(lines), addressWindow)] {
		if !addressed.MatchString(l.text) {
			continue
		}
		for i++; i < len(lines) && (lines[i].marker.level >= bullet || len(lines[i].text) < 120 && lines[i].marker.level == none); i++ {
			if lines[i].table != nil {
				break
			}
		}
		return i
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
		if onBehalf.MatchString(text) && isUpper(text) || signsAlone(lines[i:]) || signedBy.MatchString(text) || strings.HasPrefix(viet.Fold(text), recipients) {
			return i
		}
	}
	return len(lines)
}

// signsAlone reports whether lines begin with an office that signs for itself, over a person's name.
func signsAlone(lines []line) bool {
	if !ownOffice.MatchString(lines[0].text) || !isUpper(lines[0].text) {
		return false
	}
	for _, l := range lines[1:min(len(lines), 5)] {
		if isPersonName(l.text) && !isUpper(l.text) {
			return true
		}
	}
	return false
}

// longestEnd is the length in bytes up to which a line can be the first of the signature; recipients opens the list of them.
const longestEnd = 120

var recipients = viet.Fold("nơi nhận:")

func isBase(text string) bool {
	for _, start := range []string{"Căn cứ ", "Theo đề nghị ", "Xét ", "Thực hiện "} {
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

// readTitleAndIssuer finds the subject ("Về …", in capitals or not; or what stands below the kind of the paper) and the issuer, which stands
// below it or, in the head, above the number.
func (h *head) readTitleAndIssuer(top []line) {
	title := -1
	for i, l := range top {
		if startsTitle(l.text) {
			title = i
			break
		}
	}
	if title < 0 {
		title = h.titleBelowKind(top)
	}
	if title < 0 {
		h.titleBehindNumber(top)
	}
	if title >= 0 {
		h.decision.Title = strings.TrimSpace(top[title].text[kindPrefix(top[title].text):])
		h.claim(top[title])
		h.issuerBelow(top[title+1:])
	}
	if h.decision.Issuer == "" {
		h.issuerInHead(top)
	}
}

// kindWords are the words for kinds of papers as their titles have them, the longest first.
var kindWords = []string{"QUYẾT ĐỊNH", "KẾ HOẠCH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH", "CHỈ THỊ", "NGHỊ QUYẾT", "CÔNG ĐIỆN", "THÔNG BÁO", "HƯỚNG DẪN", "ĐỀ ÁN", "PHƯƠNG ÁN"}

// isKind reports whether a line says what kind of paper it is and nothing else.
func isKind(text string) bool { return slices.Contains(kindWords, strings.TrimRight(text, " .:")) }

// isSubject reports whether the line at i is the subject right below the kind of the paper, though it begins like a basis: "KẾ HOẠCH" /
// "Thực hiện Nghị quyết …".
func isSubject(lines []line, i int) bool {
	text := lines[i].text
	return i > 0 && isKind(lines[i-1].text) && len(text) < longestSubject && !strings.ContainsAny(text[len(text)-1:], ";:.")
}

// longestSubject is the length in bytes of the longest subject that begins like a basis.
const longestSubject = 400

// kindPrefix is the length of the kind of the paper in front of its subject on one line, 0 where it has none.
func kindPrefix(text string) int {
	if isKind(text) {
		return 0
	}
	for _, k := range kindWords {
		if rest, ok := strings.CutPrefix(text, k); ok && len(strings.Fields(rest)) > 1 && strings.HasPrefix(rest, " ") {
			return len(k) + 1
		}
	}
	return 0
}

// titleBelowKind returns the line of the subject: the one below a line that only says what kind of paper it is, or that same line where both
// stand on it.
func (h *head) titleBelowKind(top []line) int {
	for i, l := range top {
		if kindPrefix(l.text) > 0 && isUpper(l.text) && !namesIssuer(l.text) {
			h.nameKind(l.text)
			return i
		}
		if !isKind(l.text) {
			continue
		}
		h.nameKind(l.text)
		h.claim(l)
		for k := i + 1; k < len(top); k++ {
			if text := top[k].text; !isLetterhead(text) && !dateLike.MatchString(text) && !numberLine.MatchString(text) || namesIssuer(text) {
				if namesIssuer(top[k].text) || isBase(top[k].text) && !isSubject(top, k) || top[k].marker.level != none {
					return -1
				}
				return k
			}
		}
	}
	return -1
}

// letterSubject is the subject of a letter, which stands below its number and which some copies put on the same line.
var letterSubject = pattern.New(`(?i)\sV/v\s+\S.*$`)

func (h *head) titleBehindNumber(top []line) {
	for _, l := range top {
		if numberLine.MatchString(l.text) {
			h.decision.Title = strings.TrimSpace(letterSubject.FindString(l.text))
			return
		}
	}
}

// nameKind takes the kind of the paper from its title where the number did not tell.
func (h *head) nameKind(text string) {
	if h.decision.Kind != "" {
		return
	}
	for _, k := range kinds {
		if strings.HasPrefix(text, strings.ToUpper(k.name)) {
			h.decision.Kind = k.name
			return
		}
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
		if addressed.MatchString(l.text) || dateLike.MatchString(l.text) || strings.ContainsAny(l.text[len(l.text)-1:], ".:;") && !isUpper(l.text) {
			return // the paper itself begins
		}
		if isLetterhead(l.text) && !namesIssuer(l.text) {
			continue
		}
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
		h.decision.Issuer = strings.TrimSpace(h.decision.Issuer + " " + leftCell(l.text))
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
		h.decision.Issuer = leftCell(l.text)
		h.claim(l)
		if i+1 < len(top) && namesIssuer(top[i+1].text) {
			h.decision.Issuer += " " + leftCell(top[i+1].text)
			h.claim(top[i+1])
		}
		return
	}
}

// leftCell is what stands in the left cell of a head whose two cells are set apart by spaces only.
func leftCell(text string) string {
	if at := wideGap.FindStringIndex(text); at != nil {
		return text[:at[0]]
	}
	return text
}

var wideGap = pattern.New(`\s{3,}`)

// readSigner looks behind the body: for the name below TM./KT., and for the "Người ký" line that web libraries add.
func (h *head) readSigner(tail []line) {
	var office []string
	for i, l := range tail {
		if m := signedBy.FindStringSubmatch(l.text); m != nil {
			h.decision.Signer.Name = strings.Trim(m[1], " |")
			h.claim(l)
			return
		}
		if (onBehalf.MatchString(l.text) || signsAlone(tail[i:])) && len(office) == 0 {
			if !onBehalf.MatchString(l.text) {
				office = append(office, l.text)
			}
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
		case isRecipient(l) || signedMark.MatchString(l.text):
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

// signedMark stands in copies where the signature was.
var signedMark = pattern.New(`(?i)^[(\[]?\s*(?:đã ký|daky|đã kí|chữ ký)\s*[)\]]?$`)

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
