package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"theodoi/internal/pattern"
	"theodoi/internal/viet"
)

var (
	nationalName  = pattern.New(`cong\s*hoa\s*xa\s*hoi\s*chu\s*nghia\s*viet\s*nam`) // without marks, for they are often wrong
	nationalMotto = pattern.New(`^\s*doc\s*lap\s*[-–]\s*tu\s*do\s*[-–]\s*hanh\s*phuc\s*$`)
	decisionNo    = pattern.New(`^(?i:số)\s*:?\s*[\d.…_ ]*\s*/\s*(?:\d{4}/)?\p{Lu}[\p{Lu}\d.-]*`)
	documentEnd   = pattern.New(`^(?:(?:TM|KT|TL|TUQ|Q)\.\s*\p{Lu}|Nơi nhận|PHỤ LỤC|\((?:Kèm|Ban hành kèm) theo)|\./\.$`)
	documentLike  = pattern.New(`^(?:Căn cứ |Kính gửi|Nơi nhận|QUYẾT ĐỊNH|KẾ HOẠCH|CHỈ THỊ|Điều \d|[IVX]+\.\s)|\./\.$`)
)

// tails are words with which web sites begin what they put below a document.
var tails = []string{
	"văn bản đang xem", "văn bản liên quan", "văn bản cùng", "văn bản khác", "văn bản mới", "lược đồ", "thuộc tính", "tải về", "tải văn bản", "bình luận", "ý kiến", "chia sẻ",
	"bản quyền", "copyright", "©", "tin liên quan", "tin khác", "các tin khác", "bài viết liên quan", "in trang", "quay lại", "về đầu trang", "trang chủ", "đăng nhập", "lượt xem", "xem thêm",
}

// setApart finds the document in a page by its head and its end, and marks what stands around it as outside.
func (f *flow) setApart(root *html.Node) {
	head := f.findHead()
	if head < 0 {
		return
	}
	last := head
	for i := head; i < len(f.blocks); i++ {
		if f.blocks[i].kind == flowParagraph && documentEnd.MatchString(f.blocks[i].text()) {
			last = i
		}
	}
	if container := f.container(root, head, last); container != nil {
		for i := range f.blocks {
			if n, ok := f.blocks[i].mark.(*html.Node); ok && !isInside(n, container) {
				f.blocks[i].outside = true
			}
		}
	}
	f.cutFront(head)
	f.cutTail(last)
}

// findHead returns the block where the document's head is, -1 if there is none.
func (f *flow) findHead() int {
	for _, found := range []func(string) bool{
		func(text string) bool { return len(text) < 400 && nationalName.MatchString(viet.Bare(text)) },
		decisionNo.MatchString,
	} {
		for i, b := range f.blocks {
			if b.kind == flowParagraph && !b.outside && found(b.text()) {
				return i
			}
		}
	}
	return -1
}

// container returns the smallest element that holds the document from its head to its end; nil if the page shows none smaller than itself.
func (f *flow) container(root *html.Node, head, last int) *html.Node {
	from, _ := f.blocks[head].mark.(*html.Node)
	to, _ := f.blocks[last].mark.(*html.Node)
	if from == nil || to == nil || head == last {
		return nil
	}
	above := map[*html.Node]bool{}
	for n := from; n != nil; n = n.Parent {
		above[n] = true
	}
	for n := to; n != nil; n = n.Parent {
		if !above[n] {
			continue
		}
		// A row of a table that lays out the page is no container: its neighbours belong to it.
		if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.Type == html.DocumentNode {
			return nil
		}
		if isContainer(n.DataAtom) {
			return n
		}
	}
	return nil
}

func isContainer(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Td, atom.Form, atom.Center:
		return true
	}
	return false
}

func isInside(n, container *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == container {
			return true
		}
	}
	return false
}

// cutFront marks what stands before the head, unless a document of its own does.
func (f *flow) cutFront(head int) {
	start := head
	for i := head; i >= 0 && i > head-40; i-- {
		if f.blocks[i].kind == flowEnd {
			break
		}
		if f.blocks[i].kind == flowTable {
			start = i
			break
		}
	}
	// The agency's name may stand above the nation's.
	for i := start - 1; i >= 0 && i >= start-4 && f.blocks[i].kind == flowParagraph && isUpper(f.blocks[i].text()); i-- {
		start = i
	}
	for _, b := range f.blocks[:start] {
		if b.kind == flowParagraph && !b.outside && documentLike.MatchString(b.text()) {
			return
		}
	}
	for i := range f.blocks[:start] {
		f.blocks[i].outside = true
	}
}

// cutTail marks what a web site put behind the last line that surely belongs to the document.
func (f *flow) cutTail(last int) {
	for i := last + 1; i < len(f.blocks); i++ {
		b := f.blocks[i]
		if b.kind != flowParagraph || b.outside || !isTail(b.text()) {
			continue
		}
		for j := range f.blocks[i:] {
			f.blocks[i+j].outside = true
		}
		return
	}
}

func isTail(text string) bool {
	if len(text) > 120 {
		return false
	}
	folded := viet.Fold(text)
	for _, words := range tails {
		if strings.HasPrefix(folded, viet.Fold(words)) {
			return true
		}
	}
	return false
}
