package revision

import (
	"regexp"
	"slices"
	"strings"

	"theodoi/internal/viet"
)

// order is one instruction: the words that order something, and the new wording that stands below or behind them.
type order struct {
	start   int
	article bool   // opens an article
	words   string // up to the colon before the new wording
	block   string // the new wording, without the quotes around it
	open    bool   // words stand behind the new wording, or its quotes do not end
}

var (
	orderMark   = regexp.MustCompile(`^\s*(?:(Điều\s+\d+)\s*[.:]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-+*•])\s*`)
	orderVerb   = regexp.MustCompile(`(?i)^(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|bỏ|thay thế|thay đổi|thay|gia hạn|điều chỉnh|kéo dài|lùi|giao lại|chuyển)(?:[\s,;]|$)`)
	formulaEnd  = regexp.MustCompile(`(?i)có hiệu lực|chịu trách nhiệm thi hành|giữ nguyên|không thay đổi|tiếp tục thực hiện theo`)
	blockFollow = regexp.MustCompile(`(?i)như sau\s*:`)
	opening     = "“\"«"
	closing     = "”\"»"
)

// orders takes the enacting part of an amending decision apart. Lines between quotes, and lines that order nothing by themselves, belong to
// the order above them.
func orders(text string) []order {
	var out []order
	var begins []int // of each order's words
	quoted := false
	for at := 0; at < len(text); {
		line := text[at:]
		if i := strings.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		mark := orderMark.FindStringSubmatchIndex(line)
		article := mark != nil && mark[2] >= 0
		if !quoted && mark != nil && (article || orderVerb.MatchString(line[mark[1]:])) {
			out = append(out, order{start: at, article: article})
			begins = append(begins, at+mark[1])
		}
		quoted = len(out) > 0 && openQuote(quoted, line)
		at += len(line)
	}
	for i := range out {
		stop := len(text)
		if i+1 < len(out) {
			stop = out[i+1].start
		}
		out[i].split(text[begins[i]:stop])
	}
	return out
}

// openQuote reports whether a quote is open behind a line.
func openQuote(open bool, line string) bool {
	for _, r := range line {
		switch {
		case r == '“' || r == '«':
			open = true
		case r == '”' || r == '»':
			open = false
		case r == '"':
			open = !open
		}
	}
	return open
}

// split cuts the new wording off an order.
func (o *order) split(text string) {
	if at := blockFollow.FindStringIndex(text); at != nil {
		o.block = strings.TrimSpace(text[at[1]:])
		text = text[:at[1]]
	}
	o.words = viet.Spaces(viet.NFC(text))
	if o.block == "" || !strings.ContainsAny(o.block[:min(len(o.block), 3)], opening) {
		o.open = openQuote(false, o.block)
		return
	}
	o.block = strings.TrimRight(o.block, ".; \t\n")
	inner := strings.TrimRight(o.block, closing)
	o.open = inner == o.block
	o.block = strings.TrimSpace(strings.TrimLeft(inner, opening))
}

var (
	listOfPlaces = regexp.MustCompile(`(?i)(?:phần|mục|khoản|điểm|tiết|chỉ tiêu|nhiệm vụ)\s+(?:số\s+)?(?:\d{1,3}|[IVX]+|[a-zđ])(?:\s*[,;-]\s*|\s+(?:và|đến)\s+)(?:các\s+)?(?:\d{1,3}|[IVX]+|[a-zđ])(?:[\s,;.):]|$)`)
	newSentence  = regexp.MustCompile(`[.;!?]\s+\p{Lu}`)
)

// severalPlaces reports whether an order points to more than one item: what is understood of it would be half of it.
func severalPlaces(text string) bool {
	text = quotedText.ReplaceAllString(text, " “” ")
	for _, level := range append(slices.Clone(levels), targetNumber, dashLevel) {
		if len(level.FindAllStringIndex(strings.ReplaceAll(text, " ", "  "), 2)) > 1 {
			return true
		}
	}
	return listOfPlaces.MatchString(text)
}

// severalSentences reports whether an order says more than one thing.
func severalSentences(text string) bool {
	return newSentence.MatchString(quotedText.ReplaceAllString(text, " “” "))
}
