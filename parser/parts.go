package parser

import (
	"strconv"
	"strings"

	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// part is a piece of a decision with a numbering of its own: the decision itself, the plan it puts in force, an appendix.
type part struct {
	prefix []string // in front of the paths of its items; none for the decision itself and for a plan attached to bare articles
	above  []line   // the letterhead printed again above the title
	title  []line   // none for the decision itself
	body   []line
	tail   []line // signature and recipients
}

// splitParts cuts the lines of a decision where an attachment begins. The first part's head still stands in front of its body.
func splitParts(lines []line) []part {
	var starts []int
	for i := 1; i < len(lines); i++ {
		if beginsAttachment(lines, i) {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 {
		return []part{{body: lines}}
	}
	parts := []part{{body: lines[:backToHead(lines, starts[0])]}}
	used := map[string]bool{}
	for n, at := range starts {
		stop := len(lines)
		if n+1 < len(starts) {
			stop = backToHead(lines, starts[n+1])
		}
		p := part{prefix: attachmentPrefix(lines[at].text, used)}
		if isPlanTitle(lines[at].text) && onlyArticles(parts[0].body) && len(parts) == 1 {
			p.prefix = nil
		}
		body := lines[at:stop]
		n := attachmentTitle(body)
		p.above, p.title, p.body = lines[backToHead(lines, at):at], body[:n], body[n:]
		parts = append(parts, p)
	}
	return parts
}

var (
	appendixTitle = pattern.New(`^(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu)(?:\s+(?:SỐ|số))?\s*([IVX]{1,6}|\d{1,2}|[A-H])?(?:\s*[.:\-–]|$|\s)`)
	attachedTitle = pattern.New(`^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ|QUY ĐỊNH|DANH MỤC|BẢNG|BIỂU|PHÂN CÔNG|NHIỆM VỤ|CÁC NHIỆM VỤ|HỆ THỐNG|CHỈ TIÊU|CÁC CHỈ TIÊU|TỔNG HỢP|NỘI DUNG)(?:\s|$)`)
	attachedTo    = pattern.New(`(?i)^[(\[*_ ]*(?:ban hành\s+)?(?:kèm theo|đính kèm)`)
)

// attachmentWindow is how many lines below its title an attachment says what it belongs to.
const attachmentWindow = 8

// beginsAttachment reports whether a title stands at i with which an attachment begins: an appendix, or another title in capitals under which
// "(Kèm theo Quyết định số …)" stands.
func beginsAttachment(lines []line, i int) bool {
	text := lines[i].text
	if lines[i].table != nil || len(text) > maxAttachmentTitle {
		return false
	}
	if m := appendixTitle.FindStringSubmatch(text); m != nil && (isUpper(text) || len(strings.Fields(text)) <= 3) && lines[i].marker.level == none {
		return strings.HasPrefix(viet.Fold(text), viet.Fold("phụ lục")) || saysAttached(lines, i)
	}
	return attachedTitle.MatchString(text) && isUpper(text) && saysAttached(lines, i) && !underTitle(lines, i)
}

// maxAttachmentTitle is the length in bytes of the longest title line.
const maxAttachmentTitle = 400

func saysAttached(lines []line, i int) bool {
	for _, l := range lines[i+1 : min(len(lines), i+attachmentWindow)] {
		if l.table != nil || l.marker.level != none && l.marker.level <= arabic {
			return false
		}
		if attachedTo.MatchString(l.text) {
			return true
		}
	}
	return false
}

// underTitle reports whether the line goes on with the title of an attachment that began above: "PHỤ LỤC" / "DANH MỤC NHIỆM VỤ".
func underTitle(lines []line, i int) bool {
	for k := i - 1; k >= 1 && k > i-attachmentWindow; k-- {
		if lines[k].table != nil {
			return false
		}
		if beginsAttachment(lines, k) {
			return true
		}
		if !isUpper(lines[k].text) {
			return false
		}
	}
	return false
}

// attachmentTitle counts the lines of the title: those in capitals, up to and with the one that says what it belongs to.
func attachmentTitle(lines []line) int {
	n := 1
	for n < len(lines) && n < attachmentWindow {
		l := lines[n]
		switch {
		case l.table != nil || l.marker.level != none && !attachedTo.MatchString(l.text):
			return n
		case attachedTo.MatchString(l.text):
			n++
			for n < len(lines) && n < attachmentWindow && lines[n].table == nil && noLetters(lines[n].text) {
				n++
			}
			return n
		case !isUpper(l.text) && !saysAttached(lines, n):
			return n
		}
		n++
	}
	return n
}

func noLetters(s string) bool { return strings.ToLower(s) == strings.ToUpper(s) }

// backToHead moves a start up over the head that is printed again above an attachment: the issuer, the country, rules.
func backToHead(lines []line, at int) int {
	for at > 1 && lines[at-1].table == nil && isLetterhead(lines[at-1].text) {
		at--
	}
	return at
}

// restOfCountry is what a narrow cell leaves of the country's name for another line.
var restOfCountry = pattern.New(`^(?:(?:HỘI )?CHỦ NGHĨA )?(?:VIỆT )?NAM$`)

func isLetterhead(text string) bool {
	folded := viet.Fold(text)
	return noLetters(text) || isUpper(text) && (namesIssuer(text) || strings.HasPrefix(folded, viet.Fold("cộng hòa xã hội")) || restOfCountry.MatchString(text)) ||
		strings.HasPrefix(folded, viet.Fold("độc lập")) && len(text) < 60
}

func isPlanTitle(text string) bool {
	return !strings.HasPrefix(viet.Fold(text), viet.Fold("phụ lục"))
}

// onlyArticles reports whether the decision itself has no numbering but its articles, so that a plan attached to it can keep its own.
func onlyArticles(lines []line) bool {
	for _, l := range lines {
		if l.table != nil || l.marker.level != none && l.marker.level != article && l.marker.level < letter && !isBase(l.text) {
			return false
		}
	}
	return true
}

// attachmentPrefix is PL with the number of the appendix, or the letters of another attachment.
func attachmentPrefix(title string, used map[string]bool) []string {
	prefix := "PL"
	if m := appendixTitle.FindStringSubmatch(title); m != nil && m[1] != "" {
		if v := romanValue(m[1]); v > 0 {
			m[1] = strconv.Itoa(v)
		}
		prefix += m[1]
	} else if m == nil {
		prefix = attachmentLetters(title)
	}
	base := prefix
	for n := 2; used[prefix]; n++ {
		prefix = base + "~" + strconv.Itoa(n)
	}
	used[prefix] = true
	return []string{prefix}
}

func attachmentLetters(title string) string {
	for _, k := range []struct{ words, letters string }{{"KẾ HOẠCH", "KH"}, {"CHƯƠNG TRÌNH", "CTr"}, {"ĐỀ ÁN", "ĐA"}, {"PHƯƠNG ÁN", "PA"}, {"QUY CHẾ", "QC"}} {
		if strings.HasPrefix(title, k.words) {
			return k.letters
		}
	}
	return "PL"
}

// section is the attachment's title as a heading; ok is false where it has no Ref of its own.
func (p part) section() (plan.Section, bool) {
	if len(p.title) == 0 || len(p.prefix) == 0 {
		return plan.Section{}, false
	}
	return plan.Section{Ref: plan.RefOf(p.prefix), Path: p.prefix, Title: p.titleText(), Span: p.titleSpan()}, true
}

func (p part) titleText() string {
	var words []string
	for _, l := range p.title {
		if !attachedTo.MatchString(l.text) && !noLetters(l.text) {
			words = append(words, l.text)
		}
	}
	return strings.Join(words, " ")
}

func (p part) titleSpan() plan.Span {
	return plan.Span{Start: p.title[0].span.Start, Stop: p.title[len(p.title)-1].span.Stop}
}
