package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

// measureView is what a text can say of a measure: the whole sentence, and its parts for an office that words it otherwise.
func (c composer) measureView(m MeasureLine) MeasureView {
	v := MeasureView{
		Name: m.Target.MeasureName(m.Measure), Plan: words.Printed(m.Measure.PlanText(), m.Measure.Unit), Owner: ownerNames(m.Owners),
		Asked: m.Asked, Reported: m.Reported(), Rating: ratingWords(m),
		Actual: c.figurePhrase(m, progress.Actual), Cumulative: c.figurePhrase(m, progress.Cumulative), Estimate: c.figurePhrase(m, progress.Estimate),
		LastYear: c.figurePhrase(m, progress.LastYear), Cause: closed(m.Values[progress.Cause].Text), Note: closed(m.Values[progress.Note].Text),
		VsPlan: againstPlan(m), VsLastYear: againstLastYear(m), Source: c.sourceWords(m),
	}
	if m.Last != nil {
		v.Last = words.LastKnown(figure(m.Last.Value, m.Measure.Unit), periodName(m.Last.Period))
	}
	if v.Reported {
		v.Sentence = c.measureSentence(m)
	}
	return v
}

func (c composer) figurePhrase(m MeasureLine, field progress.Field) Phrase {
	v := m.Values[field]
	if v.Text == "" {
		return nil
	}
	return Phrase{{Text: figure(v, m.Measure.Unit), Link: anchorOf(m.Measure.Ref, field)}}
}

// sourceWords says for which other period the figures were given; empty where it is this one, or the one whose workbooks the whole paper is
// made from, which the paper says once.
func (c composer) sourceWords(m MeasureLine) string {
	if m.From == c.s.Period || m.From == c.s.Issued || m.From == (progress.Period{}) {
		return ""
	}
	return words.FiguresOf(words.Period(string(m.From.Kind), m.From.N, 0))
}

// sentence is a sentence under way: clauses set apart by semicolons, each of parts set apart by commas.
type sentence struct {
	phrase Phrase
	parts  int
}

func (s *sentence) part(before string, p Phrase) {
	mark := ", "
	if s.parts == 0 {
		mark = " "
	}
	s.parts++
	s.phrase = append(append(s.phrase, Run{Text: mark + before}), p...)
}

func (s *sentence) words(text string) {
	if text != "" {
		s.part(text, nil)
	}
}

// clause ends what stands so far, if anything does, with a semicolon.
func (s *sentence) clause() {
	if s.parts > 0 {
		s.phrase = append(s.phrase, Run{Text: ";"})
		s.parts = 0
	}
}

// measureSentence says in one sentence what an agency reported of a measure, in the words that officials use: đạt …, bằng …% so với
// cùng kỳ; lũy kế …, đạt …% kế hoạch; ước cả năm ….
func (c composer) measureSentence(m MeasureLine) Phrase {
	s := &sentence{phrase: Phrase{{Text: m.Target.MeasureName(m.Measure)}}}
	actual, cumulative := c.figurePhrase(m, progress.Actual), c.figurePhrase(m, progress.Cumulative)
	flow := m.Measure.Aggregation == plan.Flow
	same := flow && c.s.Period.StartsYear() && m.Values[progress.Actual].Text == m.Values[progress.Cumulative].Text
	if actual != nil && !same {
		s.part(c.verb(m)+" ", actual)
		c.sourceNote(s, m)
		if flow {
			s.words(againstLastYear(m))
		}
	}
	if cumulative != nil && (flow || actual == nil) {
		s.clause()
		s.part(words.CumulativeIs+" ", cumulative)
		if actual == nil || same {
			c.sourceNote(s, m)
		}
	}
	if flow && (same || actual == nil) {
		s.words(againstLastYear(m))
	}
	if !flow {
		s.words(againstLastYear(m))
	}
	if !saidTwice(m) {
		s.words(againstPlan(m))
	}
	c.judgement(s, m)
	s.phrase = append(s.phrase, Run{Text: "."})
	if cause := closed(m.Values[progress.Cause].Text); cause != "" {
		s.phrase = append(s.phrase, Run{Text: " " + words.CauseIs + words.Quoted(excerpt(cause, quoteLetters)) + "."})
	}
	return s.phrase
}

// saidTwice reports whether the comparison with the plan would only repeat the year's rating: the figure lies in the plan, or is the plan.
func saidTwice(m MeasureLine) bool {
	if m.VsPlan == nil || m.Expected || m.Rating != progress.Reached {
		return false
	}
	return m.VsPlan.Points && m.VsPlan.Value.IsZero() || !m.VsPlan.Points && m.VsPlan.Value.Equal(decimal.NewFromInt(100))
}

// sourceNote says behind the first figure for which other period it was given.
func (c composer) sourceNote(s *sentence, m MeasureLine) {
	if source := c.sourceWords(m); source != "" {
		s.phrase = append(s.phrase, Run{Text: " (" + source + ")"})
	}
}

// judgement adds what the year is expected to bring, or brought, against the plan.
func (c composer) judgement(s *sentence, m MeasureLine) {
	planned := words.Printed(m.Measure.PlanText(), m.Measure.Unit)
	estimate := c.figurePhrase(m, progress.Estimate)
	switch {
	case m.Expected && estimate != nil:
		s.clause()
		s.part(words.EstimateIs+" ", estimate)
		s.words(words.ExpectedRating(string(m.Rating), planned))
	case m.Rating != "":
		if !saidTwice(m) {
			s.clause()
		}
		s.words(words.RatedYear(string(m.Rating), planned))
	case estimate != nil && !c.s.Period.EndsYear():
		s.clause()
		s.part(words.EstimateIs+" ", estimate)
	}
}

// verb is what stands before a figure: đạt, tăng, giảm, vượt …; ước đạt where the figures are estimates. Of what is counted it is là: the
// names of such targets often have a đạt of their own.
func (c composer) verb(line MeasureLine) string {
	m, text := line.Measure, words.Reaches
	estimate := words.IsEstimate(c.stage())
	switch {
	case m.Direction == "" && m.Baseline == "" && !m.IsPercent() && words.IsCount(line.Target.MeasureName(m)):
		if estimate {
			return words.Estimated
		}
		return words.CountIs
	case m.Better == plan.Lower && m.Direction == "" && m.Baseline == "":
		text = words.AtLevel
	case m.Baseline != "":
		text = words.ExceedsBase + " " + m.Baseline
	case m.Direction != "":
		text = words.Direction(string(m.Direction))
	}
	if estimate {
		return words.Estimated + " " + text
	}
	return text
}

// againstPlan says how the figure stands against the year's plan. A share that equals a plan of one figure is said to equal it; only
// of a plan with two bounds can a share lie between them.
func againstPlan(m MeasureLine) string {
	switch {
	case m.VsPlan == nil:
		return ""
	case m.VsPlan.Points && m.VsPlan.Value.IsZero() && !m.Measure.Low.Equal(*m.Measure.High):
		return words.InPlan
	case m.VsPlan.Points:
		return words.PointsThan(m.VsPlan.Value.Sign(), viet.Format(m.VsPlan.Value.Abs()), words.Plan)
	}
	return words.ShareOfPlan(viet.Format(m.VsPlan.Value))
}

func againstLastYear(m MeasureLine) string {
	switch {
	case m.VsLastYear == nil:
		return ""
	case m.Values[progress.Actual].Text == m.Values[progress.LastYear].Text:
		return words.SameAsLastYear
	case m.VsLastYear.Points:
		return words.PointsThan(m.VsLastYear.Value.Sign(), viet.Format(m.VsLastYear.Value.Abs()), words.LastYear)
	}
	return words.ShareOfLastYear(viet.Format(m.VsLastYear.Value))
}

func ratingWords(m MeasureLine) string {
	if m.Rating == "" {
		return ""
	}
	text := words.Rating(string(m.Rating))
	if m.Expected {
		text += " (" + words.Expected + ")"
	}
	return text
}

func figure(v progress.Value, unit string) string { return words.Printed(format(v), unit) }

// format writes a stored figure in the Vietnamese form with the decimals it was given with.
func format(v progress.Value) string {
	d, ok := v.Decimal()
	if !ok {
		return v.Text
	}
	return viet.Format(d)
}

// closed is what somebody wrote, on one line and without the mark at its end: the sentence around it has its own. What says that there is
// nothing to say is nothing.
func closed(text string) string {
	text = strings.TrimRight(viet.Spaces(viet.NFC(text)), " .;,:")
	if words.SaysNothing(text) {
		return ""
	}
	return text
}

// Lengths in letters up to which texts are repeated; the appendices have them whole.
const (
	briefLetters = 120 // a task's text, to name it
	quoteLetters = 400 // what an agency wrote
)

// brief names a task by the beginning of its text.
func brief(text string) string { return closed(cut(viet.Spaces(text), briefLetters)) }

// cut names something by the beginning of its text, which ends with a clause or, where none ends, with a part of one or a word.
func cut(text string, letters int) string {
	runes := []rune(text)
	if len(runes) <= letters {
		return text
	}
	head := string(runes[:letters])
	if i := strings.LastIndexAny(head, ";."); i > len(head)/2 {
		return head[:i]
	}
	if i := strings.LastIndex(head, ", "); i > len(head)/2 {
		return head[:i] + "…"
	}
	return excerpt(text, letters)
}

// excerpt is the beginning of what somebody wrote; a quotation that leaves something out says so.
func excerpt(text string, letters int) string {
	runes := []rune(text)
	if len(runes) <= letters {
		return text
	}
	head := string(runes[:letters])
	if i := strings.LastIndexByte(head, ' '); i > 0 {
		head = head[:i]
	}
	return strings.TrimRight(head, " ,;:") + "…"
}
