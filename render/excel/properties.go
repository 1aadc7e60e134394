package excel

import (
	"github.com/xuri/excelize/v2"

	"theodoi/internal/words"
)

const (
	program = "theodoi"
	// madeAt stands in for a time of making, which would give the same Book other bytes each time.
	madeAt = "2000-01-01T00:00:00Z"
)

// properties says in the file's properties what the file is: once for people, once for the reader, should the hidden sheet be lost.
func (b *workbook) properties() {
	made := madeAt
	if from := b.book.Cover.From; from.Valid() {
		made = string(from) + "T00:00:00Z"
	}
	b.keep(b.file.SetDocProps(&excelize.DocProperties{
		Title:          legal(words.GuideTitle + " – " + b.book.Cover.Agency + " – " + words.Title(b.book.Cover.Period)),
		Subject:        legal(words.Paper(b.book.Cover.Kind) + " " + b.book.Issue.Plan),
		Creator:        program,
		LastModifiedBy: program,
		Language:       "vi",
		Identifier:     legal(b.book.Issue.ID),
		Created:        made,
		Modified:       made,
	}))
	b.keep(b.file.SetAppProps(&excelize.AppProperties{Application: program}))
	for _, f := range identity(b.book.Issue) {
		b.keep(b.file.SetCustomProps(excelize.CustomProperty{Name: program + "." + f.key, Value: legal(f.value)}))
	}
}
