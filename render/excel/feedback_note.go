package excel

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"theodoi/internal/words"
)

// note is what is written at a marked cell.
type note struct {
	at    spot
	texts []string
}

// noteLimit is how many letters a note shows; the list has the rest.
const noteLimit = 700

// text is the whole note. Its first line is always the same, so that the note is known again in a later copy.
func (n note) text() string {
	body := strings.Join(n.texts, "\n\n")
	if letters := []rune(body); len(letters) > noteLimit {
		body = string(letters[:noteLimit]) + "…\n" + words.FeedbackCut
	}
	return words.FeedbackNotes + "\n" + body
}

// mark marks the cells of every note and hangs the notes on them. Sheets without one lose the marks of an earlier copy.
func (b *returnedBook) mark(notes []note, look int) error {
	for i, p := range b.pages {
		if !p.isGrid || i == b.mine {
			continue
		}
		var own []note
		for _, n := range notes {
			if n.at.sheet == p.name {
				own = append(own, n)
			}
		}
		if err := b.markPage(p, own, look); err != nil {
			return fmt.Errorf("sheet %s: %w", p.name, err)
		}
	}
	return nil
}

func (b *returnedBook) markPage(p returnedPage, notes []note, look int) error {
	m, err := b.markup(p.part)
	if err != nil {
		return err
	}
	edits := highlight(m, notes, look)
	link, err := b.hang(p, m, notes)
	if err != nil {
		return err
	}
	if link != "" {
		at := m.before("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst")
		edits = append(edits, edit{at, at, m.own(fmt.Sprintf(`<~legacyDrawing xmlns:r="%s" r:id="%s"/>`, relationSpace, link))})
	}
	if len(edits) > 0 {
		b.put(p.part, splice(m.data, edits))
	}
	return nil
}

// hang writes the notes into the sheet's comments and their frames into its drawing, and takes those of an earlier copy away. What the
// agency noted itself stays, and a cell with a note of theirs gets none of ours. The link is the relation of a new drawing.
func (b *returnedBook) hang(p returnedPage, m markup, notes []note) (link string, err error) {
	links, err := b.relations(p.part)
	if err != nil {
		return "", err
	}
	comments, hasComments := related(links, "comments")
	if !hasComments && len(notes) == 0 {
		return "", nil
	}
	var gone []string
	if hasComments {
		if gone, notes, err = b.sweep(comments.Target, notes); err != nil {
			return "", err
		}
		if len(gone) == 0 && len(notes) == 0 {
			return "", nil
		}
	} else {
		comments.Target = b.free("xl/comments/can-sua%d.xml")
		b.put(comments.Target, []byte(xml.Header+`<comments xmlns="`+mainSpace+`"><authors/><commentList/></comments>`))
		if err := b.declare(comments.Target, spreadsheetType+"comments+xml"); err != nil {
			return "", err
		}
		if _, err := b.relate(p.part, "comments", comments.Target); err != nil {
			return "", err
		}
	}
	if err := b.comment(comments.Target, notes); err != nil {
		return "", err
	}
	return b.draw(p, m, links, notes, gone)
}

// sweep takes our comments out of a part and returns the cells they stood at, and the notes for which there is room.
func (b *returnedBook) sweep(part string, notes []note) (gone []string, room []note, err error) {
	m, err := b.markup(part)
	if err != nil {
		return nil, nil, err
	}
	list, ok := m.child("commentList")
	if !ok {
		return nil, nil, fmt.Errorf("part %s has no list of comments", part)
	}
	var edits []edit
	theirs := map[string]bool{}
	for _, e := range m.within(list) {
		at := m.attribute(e, "ref")
		if strings.HasPrefix(letters(m.data[e.start:e.end]), words.FeedbackNotes) {
			gone = append(gone, at)
			edits = append(edits, edit{e.start, e.end, ""})
		} else {
			theirs[at] = true
		}
	}
	for _, n := range notes {
		if !theirs[cell(n.at.column, n.at.row)] {
			room = append(room, n)
		}
	}
	if len(edits) > 0 {
		b.put(part, splice(m.data, edits))
	}
	return gone, room, nil
}

// letters is the text of a comment.
func letters(comment []byte) string {
	dec := xml.NewDecoder(bytes.NewReader(comment))
	var text strings.Builder
	inText := false
	for {
		token, err := dec.Token()
		if err != nil {
			if err != io.EOF {
				return ""
			}
			return strings.TrimSpace(text.String())
		}
		switch t := token.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	}
}

func (b *returnedBook) comment(part string, notes []note) error {
	m, err := b.markup(part)
	if err != nil {
		return err
	}
	authors, ok1 := m.child("authors")
	list, ok2 := m.child("commentList")
	if !ok1 || !ok2 || len(notes) == 0 {
		return nil
	}
	known := m.within(authors)
	author := slices.IndexFunc(known, func(e element) bool { return string(m.data[e.inner:e.stop]) == program })
	var edits []edit
	if author < 0 {
		author = len(known)
		edits = m.grow(authors, 0, 0, m.own("<~author>"+program+"</~author>"))
	}
	var all strings.Builder
	for _, n := range notes {
		fmt.Fprintf(&all, `<~comment ref="%s" authorId="%d"><~text><~r><~rPr><~sz val="%d"/><~rFont val="%s"/></~rPr><~t xml:space="preserve">%s</~t></~r></~text></~comment>`,
			cell(n.at.column, n.at.row), author, noteSize, fontName, plainText(n.text()))
	}
	b.put(part, splice(m.data, append(edits, m.grow(list, 0, 0, m.own(all.String()))...)))
	return nil
}
