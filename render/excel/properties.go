package excel

import (
	"theodoi/internal/words"
	"theodoi/render/excel/direct"
)

const (
	program = "theodoi"
	// madeAt stands in for a time of making, which would give the same Book other bytes each time.
	madeAt = "2000-01-01T00:00:00Z"
)

// properties says in the file's properties what the file is: once for people, once for the reader, should the hidden sheet be lost.
func (b *workbook) properties() {
	p := direct.Properties{
		Title:      legal(words.GuideTitle + " – " + b.book.Cover.Agency + " – " + words.Title(b.book.Cover.Period)),
		Subject:    legal(words.Paper(b.book.Cover.Kind) + " " + b.book.Issue.Plan),
		Creator:    program,
		Language:   "vi",
		Identifier: legal(b.book.Issue.ID),
		Made:       madeAt,
	}
	if from := b.book.Cover.From; from.Valid() {
		p.Made = string(from) + "T00:00:00Z"
	}
	for _, f := range identity(b.book.Issue) {
		p.Custom = append(p.Custom, direct.Custom{Name: program + "." + f.key, Value: legal(f.value)})
	}
	b.out.Properties = p
}
