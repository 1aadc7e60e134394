package sheet

import (
	"fmt"
	"strconv"

	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/plan"
	"theodoi/progress"
)

func ordinalText(i int) string { return strconv.Itoa(i + 1) }

// number is the formula that reads a text cell as a Vietnamese number, whatever the PC's regional settings are.
func number(key string) string { return fmt.Sprintf(`_xlfn.NUMBERVALUE({%s},",",".")`, key) }

// measureFormulas compute, for the clerk's eye only, what the program computes again from the values.
func measureFormulas(p progress.Period, m plan.Measure) map[string]string {
	if m.Low == nil || m.High == nil {
		return nil
	}
	value, rated := string(progress.ValueField(m)), string(progress.RatedField(p, m))
	return map[string]string{
		"vs_plan":      blankIfEmpty(value, againstPlan(m, number(value))),
		"vs_last_year": blankIfEmpty(string(progress.Actual), blankIfEmpty(string(progress.LastYear), againstLastYear(m))),
		"rating":       blankIfEmpty(rated, rating(m, number(rated), p.EndsYear())),
	}
}

func blankIfEmpty(key, formula string) string {
	return fmt.Sprintf(`IF({%s}="","",IFERROR(%s,""))`, key, formula)
}

func againstPlan(m plan.Measure, x string) string {
	low, high := viet.Plain(*m.Low), viet.Plain(*m.High)
	if m.IsPercent() {
		return fmt.Sprintf("IF(%[1]s<%[2]s,%[1]s-%[2]s,IF(%[1]s>%[3]s,%[1]s-%[3]s,0))", x, low, high)
	}
	if m.Low.IsZero() || m.High.IsZero() {
		return `""`
	}
	return fmt.Sprintf("IF(%[1]s<%[2]s,%[1]s/%[2]s*100,IF(%[1]s>%[3]s,%[1]s/%[3]s*100,100))", x, low, high)
}

func againstLastYear(m plan.Measure) string {
	now, then := number(string(progress.Actual)), number(string(progress.LastYear))
	if m.IsPercent() {
		return now + "-" + then
	}
	return now + "/" + then + "*100"
}

// rating mirrors progress.Rate.
func rating(m plan.Measure, x string, final bool) string {
	low, high := viet.Plain(*m.Low), viet.Plain(*m.High)
	say := func(code progress.Rating) string {
		text := words.Rating(string(code))
		if !final {
			text += " (" + words.Expected + ")"
		}
		return `"` + text + `"`
	}
	met := func(test string) string {
		return fmt.Sprintf("IF(%s,%s,%s)", test, say(progress.Reached), say(progress.NotReached))
	}
	switch m.Op {
	case plan.Above:
		return met(x + ">" + high)
	case plan.Below:
		return met(x + "<" + low)
	case plan.AtMost:
		return met(x + "<=" + high)
	}
	under, over := progress.NotReached, progress.Exceeded
	if m.Op != plan.AtLeast && m.Better == plan.Lower && m.Direction != plan.Decrease {
		under, over = over, under
	}
	return fmt.Sprintf("IF(%[1]s<%[2]s,%[3]s,IF(%[1]s>%[4]s,%[5]s,%[6]s))", x, low, say(under), high, say(over), say(progress.Reached))
}
