package report

import (
	"cmp"
	"slices"
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// quotesShown is how many different texts of one kind the running text repeats.
const quotesShown = 5

// quotes collects what agencies wrote for this period into a field of the tasks, what most of them wrote first, and counts what it leaves
// out. What several wrote in the same words stands once, with their names.
func (c composer) quotes(field progress.Field) (out []QuoteView, more int) {
	var voices voices
	for _, t := range c.s.Tasks {
		for _, l := range t.Leads {
			voices.add(t.Task, l.Agency.Name, l.Own[field].Text)
		}
	}
	voices.loudest()
	shown := min(quotesShown, len(voices))
	for _, v := range voices[:shown] {
		q := QuoteView{Text: excerpt(v.text, quoteLetters), By: words.Names(v.agencies)}
		if len(v.tasks) == 1 {
			q.Task = words.ForTask(brief(v.tasks[0].Text))
		} else {
			q.Task = words.ForTasks(len(v.tasks))
		}
		out = append(out, q)
	}
	return out, len(voices) - shown
}

// voicesShown is how many different texts on one task the running text repeats.
const voicesShown = 2

// quoted is what the leads of a task reported for this period, each text once with the names of those who wrote it; of many leads how far
// they are together, and what most of them wrote.
func quoted(t TaskLine) string {
	var voices voices
	for _, l := range t.Leads {
		voices.add(t.Task, l.Agency.Name, l.Own[progress.Result].Text)
	}
	var parts []string
	voices.loudest()
	shown := voicesShown
	if len(voices) == 0 {
		return ""
	}
	if len(t.Leads) >= manyLeads {
		parts, shown = append(parts, t.howFar()), 1
	}
	for i, v := range voices {
		if i == shown {
			return strings.Join(parts, "; ") + " " + words.OtherVoices(len(voices)-i)
		}
		parts = append(parts, words.SaidBy(v.agencies, excerpt(v.text, quoteLetters)))
	}
	return strings.Join(parts, "; ")
}

// voice is a text, who wrote it and for which tasks.
type voice struct {
	text     string
	folded   string // by which alike texts are found
	agencies []string
	tasks    []plan.Task
}

type voices []voice

// loudest puts what most agencies wrote first: where not all is repeated, that is.
func (v voices) loudest() {
	slices.SortStableFunc(v, func(a, b voice) int { return cmp.Compare(len(b.agencies), len(a.agencies)) })
}

func (v *voices) add(task plan.Task, agency, text string) {
	text = closed(text)
	if text == "" {
		return
	}
	folded := viet.Fold(text)
	for i := range *v {
		same := &(*v)[i]
		if same.folded != folded {
			continue
		}
		if !slices.Contains(same.agencies, agency) {
			same.agencies = append(same.agencies, agency)
		}
		if !slices.ContainsFunc(same.tasks, func(t plan.Task) bool { return t.Ref == task.Ref }) {
			same.tasks = append(same.tasks, task)
		}
		return
	}
	*v = append(*v, voice{text, folded, []string{agency}, []plan.Task{task}})
}
