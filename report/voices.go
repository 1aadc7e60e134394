package report

import (
	"slices"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/progress"
)

// quote collects what agencies wrote for this period into a field of the tasks, at most limit sentences (0: all). What several wrote in the same
// words stands once, with their names.
func (c composer) quote(tasks []int, field progress.Field, limit int) []string {
	var voices voices
	for _, i := range tasks {
		for _, l := range c.s.Tasks[i].Leads {
			voices.add(l.Agency.Name, l.Own[field].Text)
		}
	}
	var out []string
	for i, v := range voices {
		if limit > 0 && i == limit {
			break
		}
		out = append(out, words.Said(v.agencies, v.text))
	}
	return out
}

// voice is a text and who wrote it.
type voice struct {
	text     string
	agencies []string
}

type voices []voice

func (v *voices) add(agency, text string) {
	text = viet.Spaces(text)
	if text == "" || words.SaysNothing(text) {
		return
	}
	for i := range *v {
		same := &(*v)[i]
		if viet.Fold(same.text) != viet.Fold(text) {
			continue
		}
		if !slices.Contains(same.agencies, agency) {
			same.agencies = append(same.agencies, agency)
		}
		return
	}
	*v = append(*v, voice{text, []string{agency}})
}
