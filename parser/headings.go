package parser

import (
	"strings"
	"unicode/utf8"

	"theodoi/agency"
	"theodoi/internal/pattern"
	"theodoi/internal/viet"
	"theodoi/plan"
)

// namedIn is who a heading gives the work below it to.
type namedIn struct {
	leads []plan.Assignee
	force plan.Force
}

var requestHead = pattern.New(`(?i)^(?:đề nghị|giao|yêu cầu|phân công|khuyến khích)\s*:?\s+`)

// heading returns the agencies a heading consists of ("1. Thủ trưởng các sở, …, Chủ tịch UBND các huyện:") or gives work to ("Giao Sở Y
// tế chủ trì:"). A heading about anything else names nobody.
func (r *taskReader) heading(it *item) namedIn {
	if h, ok := r.leads[it]; ok {
		return h
	}
	h := namedIn{force: plan.Ordered}
	first := it.paragraphs[0]
	title := strings.TrimRight(first.rest(), " :.")
	if !it.labelled() && (it.marker.level > roman || it.marker.level == none) && title != "" && utf8.RuneCountInString(title) < longHeading {
		h = r.namedIn(title, it.ref, first.restSpan().Start, strings.HasSuffix(strings.TrimSpace(first.rest()), ":"))
	}
	r.leads[it] = h
	return h
}

// longHeading is the length in letters from which a paragraph is no heading that names agencies.
const longHeading = 400

func (r *taskReader) namedIn(title string, ref plan.Ref, at int, opens bool) namedIn {
	h := namedIn{force: forceOf(title)}
	names := title
	if m := requestHead.FindString(title); m != "" {
		names = title[len(m):]
	}
	res := r.view.Resolve(names)
	if onlyNames(res) {
		h.leads = r.assignees(ref, res.Lead, res.Unknown, at+len(title)-len(names))
	} else if said, ok := r.assignment(title); ok && opens {
		h.leads, h.force = r.assignees(ref, said.who.Lead, nil, at), said.force
	}
	return h
}

// onlyNames reports whether a line consists of names, be they in the register or not.
func onlyNames(res agency.Resolution) bool {
	for _, u := range res.Unknown {
		if !u.Generic {
			return false
		}
	}
	for _, m := range res.Lead {
		if m.Scope != "" {
			return false // "Sở A rà soát …" is a sentence
		}
	}
	return len(res.Lead) > 0
}

// longTitle is the length in letters from which an item without label lines that has items below it orders something itself.
const longTitle = 160

// isHeading reports whether the item only opens what stands below it.
func isHeading(it *item) bool {
	title := it.title()
	if headsWithLabels(it) {
		return true
	}
	if it.closed && !it.labelled() && len(it.paragraphs) == 1 {
		return true
	}
	if it.labelled() || len(it.children) == 0 {
		return !it.labelled() && it.marker.level <= roman && it.marker.level > article && isUpper(title)
	}
	if it.marker.level <= roman && it.marker.level != none || isUpper(title) || strings.HasSuffix(title, ":") {
		return true
	}
	letters := utf8.RuneCountInString(title)
	if len(it.paragraphs) > 1 {
		last := strings.TrimSpace(it.paragraphs[len(it.paragraphs)-1].rest())
		return letters <= longTitle && strings.HasSuffix(last, ":") // "2. Phân công: Căn cứ …, các cơ quan thực hiện như sau:"
	}
	return letters <= longTitle || letters <= 2*longTitle && len(it.children) > 1 && it.marker.level <= arabic && !strings.HasSuffix(title, ".") && !strings.HasSuffix(title, ";")
}

// headsWithLabels reports whether the item is a heading whose label lines, in front of the tasks below it, hold for all of them.
func headsWithLabels(it *item) bool {
	if !it.labelled() || len(it.children) < 2 || len(it.paragraphs) > 1 || it.marker.level == none || utf8.RuneCountInString(it.title()) > longTitle {
		return false
	}
	for _, c := range it.children {
		if c.labelled() || c.marker.level == none || len(c.children) > 0 {
			return false
		}
	}
	return true
}

// Words of headings: under some stand duties, under others nothing that orders anything.
var (
	workHeadings = []string{"nhiệm vụ", "giải pháp", "tổ chức thực hiện", "phân công", "trách nhiệm"}
	talkHeadings = []string{
		"mục đích", "yêu cầu", "quan điểm", "nguyên tắc", "tình hình", "thực trạng", "đánh giá", "kết quả đạt được", "dự báo", "phạm vi", "đối tượng",
		"bối cảnh", "sự cần thiết", "cơ sở pháp lý", "căn cứ", "hiện trạng",
	}
	moneyHeadings = []string{"kinh phí", "nguồn vốn", "nguồn lực tài chính"} // under them only what names somebody is work
)

// taskAreas finds the top items under which duties stand: those that hold a block, or whose title says so.
func taskAreas(items []*item) map[*item]bool {
	areas := map[*item]bool{}
	for _, it := range items {
		top := topOf(it)
		if it.labelled() || headingSays(top, workHeadings...) && top.marker.level != article && !onlyTalks(top) {
			areas[top] = true
		}
	}
	return areas
}

// onlyTalks reports whether a heading above says that nothing is ordered below it.
func onlyTalks(it *item) bool {
	for ; it != nil; it = it.parent {
		title := viet.Fold(it.title())
		if utf8.RuneCountInString(title) > longTitle {
			continue
		}
		for _, w := range workHeadings {
			if strings.Contains(title, viet.Fold(w)) {
				return false
			}
		}
		for _, w := range talkHeadings {
			if strings.Contains(title, viet.Fold(w)) {
				return true
			}
		}
	}
	return false
}

// onMoney reports whether the heading right above is about who pays.
func onMoney(it *item) bool {
	return it != nil && !it.labelled() && utf8.RuneCountInString(it.title()) <= longTitle && saysAny(it.title(), moneyHeadings) && !saysAny(it.title(), workHeadings)
}

func saysAny(title string, words []string) bool {
	folded := viet.Fold(title)
	for _, w := range words {
		if strings.Contains(folded, viet.Fold(w)) {
			return true
		}
	}
	return false
}

// topOf is the item's roman heading, or the highest item above it that is not an article.
func topOf(it *item) *item {
	for it.parent != nil && it.marker.level != roman && it.parent.marker.level != article && it.parent.marker.level != capital {
		it = it.parent
	}
	return it
}
