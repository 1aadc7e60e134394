package progress

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"theodoi/internal/viet"
	"theodoi/plan"
)

func figure(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

// ordered is a measure of the given bounds.
func ordered(low, high string) plan.Measure {
	return plan.Measure{Low: figure(low), High: figure(high), Better: plan.Higher, Unit: "%"}
}

func bound(op plan.Bound, v string) plan.Measure {
	m := ordered(v, v)
	m.Op = op
	return m
}

func lower(m plan.Measure) plan.Measure { m.Better = plan.Lower; return m }

func cut(m plan.Measure) plan.Measure { m.Direction = plan.Decrease; return m }

func about(m plan.Measure) plan.Measure { m.Approx = true; return m }

func TestFiguresAreRatedAgainstThePlan(t *testing.T) {
	for _, c := range []struct {
		what string
		m    plan.Measure
		v    string
		want Rating
	}{
		{"below a range", ordered("70", "71"), "69.9", NotReached},
		{"at the lower end", ordered("70", "71"), "70", Reached},
		{"within a range", ordered("70", "71"), "70.5", Reached},
		{"at the upper end", ordered("70", "71"), "71.0", Reached},
		{"above a range", ordered("70", "71"), "71.01", Exceeded},
		{"below a figure", ordered("38.5", "38.5"), "38.4", NotReached},
		{"at a figure", ordered("38.5", "38.5"), "38.50", Reached},
		{"above a figure", ordered("38.5", "38.5"), "38.6", Exceeded},
		{"about gives no tolerance below", about(ordered("70", "71")), "69.9", NotReached},
		{"about gives no tolerance above", about(ordered("70", "71")), "71.1", Exceeded},

		{"more than 5 needs more than 5", bound(plan.Above, "5"), "5", NotReached},
		{"more than 5", bound(plan.Above, "5"), "5.01", Reached},
		{"far more than 5", bound(plan.Above, "5"), "50", Reached},
		{"less than 2 needs less than 2", bound(plan.Below, "2"), "2", NotReached},
		{"less than 2", bound(plan.Below, "2"), "1.99", Reached},
		{"at least, below", bound(plan.AtLeast, "57.97"), "57.96", NotReached},
		{"at least, at it", bound(plan.AtLeast, "57.97"), "57.97", Reached},
		{"at least, above", bound(plan.AtLeast, "57.97"), "58", Exceeded},
		{"at most, above", bound(plan.AtMost, "1.5"), "1.51", NotReached},
		{"at most, at it", bound(plan.AtMost, "1.5"), "1.5", Reached},
		{"at most, below", bound(plan.AtMost, "1.5"), "1", Reached},

		{"unemployment above the plan", lower(ordered("1.5", "1.5")), "1.6", NotReached},
		{"unemployment at the plan", lower(ordered("1.5", "1.5")), "1.50", Reached},
		{"unemployment below the plan", lower(ordered("1.5", "1.5")), "1.4", Exceeded},
		{"farm labour above a range", lower(ordered("32", "33")), "33.5", NotReached},
		{"farm labour within a range", lower(ordered("32", "33")), "32.5", Reached},
		{"farm labour below a range", lower(ordered("32", "33")), "31", Exceeded},
		{"at least is not turned round", lower(bound(plan.AtLeast, "10")), "9", NotReached},

		{"a cut smaller than ordered", cut(ordered("1.58", "1.6")), "1.2", NotReached},
		{"a cut as ordered", cut(ordered("1.58", "1.6")), "1.6", Reached},
		{"a cut larger than ordered", cut(ordered("1.58", "1.6")), "2", Exceeded},
		{"a cut is not turned round though less poverty is better", cut(lower(ordered("1.58", "1.6"))), "2", Exceeded},

		{"a word in place of a figure", plan.Measure{Word: "Xuất siêu"}, "1", ""},
	} {
		if got := Rate(c.m, *figure(c.v)); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.what, c.v, got, c.want)
		}
	}
}

func TestABetterFigureIsNeverRatedWorse(t *testing.T) {
	order := map[Rating]int{NotReached: 0, Reached: 1, Exceeded: 2}
	rapid.Check(t, func(t *rapid.T) {
		n := func(name string) decimal.Decimal { return decimal.New(rapid.Int64Range(-500, 5000).Draw(t, name), -1) }
		low := n("low")
		high := low.Add(n("width").Abs())
		m := plan.Measure{
			Low: &low, High: &high, Better: rapid.SampledFrom([]plan.Better{plan.Higher, plan.Lower}).Draw(t, "better"),
			Op:        rapid.SampledFrom([]plan.Bound{"", plan.AtLeast, plan.AtMost, plan.Above, plan.Below}).Draw(t, "op"),
			Direction: rapid.SampledFrom([]plan.Direction{"", plan.Increase, plan.Decrease}).Draw(t, "direction"),
		}
		a, b := n("a"), n("b")
		if a.GreaterThan(b) {
			a, b = b, a
		}
		down := m.Op == plan.AtMost || m.Op == plan.Below || m.Op == "" && m.Better == plan.Lower && m.Direction != plan.Decrease
		ra, rb := order[Rate(m, a)], order[Rate(m, b)]
		if down && ra < rb || !down && ra > rb {
			t.Fatalf("%+v: %s is %s, %s is %s", m, a, Rate(m, a), b, Rate(m, b))
		}
	})
}

func TestFiguresAreHeldAgainstTheNearerBound(t *testing.T) {
	money := ordered("38000", "39000")
	money.Unit = "tỷ đồng"
	for _, c := range []struct {
		what   string
		m      plan.Measure
		v      string
		want   string
		points bool
	}{
		{"percentages in points, below", ordered("70", "71"), "69.5", "-0.5", true},
		{"percentages in points, above", ordered("70", "71"), "71.25", "0.25", true},
		{"percentages in points, within", ordered("70", "71"), "70.5", "0", true},
		{"percentages in points, plan zero", ordered("0", "0"), "1.5", "1.5", true},
		{"money in per cent, below", money, "9500", "25", false},
		{"money in per cent, above", money, "40000", "102.6", false},
		{"money in per cent, within", money, "38500", "100", false},
		{"half away from zero", plan.Measure{Low: figure("800"), High: figure("800")}, "0.4", "0.1", false},
	} {
		got, ok := AgainstPlan(c.m, *figure(c.v))
		if !ok || !got.Value.Equal(*figure(c.want)) || got.Points != c.points {
			t.Errorf("%s: %s is %+v, %v; want %s", c.what, c.v, got, ok, c.want)
		}
	}
	for what, m := range map[string]plan.Measure{"plan zero": {Low: figure("0"), High: figure("0"), Unit: "xã"}, "a word": {Word: "Xuất siêu"}} {
		if got, ok := AgainstPlan(m, *figure("5")); ok {
			t.Errorf("%s: %+v", what, got)
		}
	}
}

func TestYearOnYear(t *testing.T) {
	for _, c := range []struct {
		percent       bool
		v, base, want string
	}{
		{false, "110", "100", "110"}, {false, "1", "3", "33.3"}, {false, "2", "3", "66.7"}, {false, "-5", "10", "-50"},
		{true, "2.5", "3.0", "-0.5"}, {true, "2.5", "0", "2.5"},
	} {
		got, ok := Compare(c.percent, *figure(c.v), *figure(c.base))
		if !ok || !got.Value.Equal(*figure(c.want)) || got.Points != c.percent {
			t.Errorf("%s against %s: %+v, %v", c.v, c.base, got, ok)
		}
	}
	if _, ok := Compare(false, *figure("1"), *figure("0")); ok {
		t.Error("a share of nothing")
	}
}

func TestTheRatedFigureIsTheEstimateUntilTheYearEnds(t *testing.T) {
	flow, level := plan.Measure{Aggregation: plan.Flow}, plan.Measure{Aggregation: plan.Level}
	for _, c := range []struct {
		code  string
		m     plan.Measure
		value Field
		rated Field
	}{
		{"2024-Q1", flow, Cumulative, Estimate}, {"2024-Q4", flow, Cumulative, Estimate}, {"2024-Y", flow, Cumulative, Cumulative},
		{"2024-Q1", level, Actual, Estimate}, {"2024-Y", level, Actual, Actual},
	} {
		if got := ValueField(c.m); got != c.value {
			t.Errorf("%s %s: value is %s", c.code, c.m.Aggregation, got)
		}
		if got := RatedField(mustPeriod(t, c.code), c.m); got != c.rated {
			t.Errorf("%s %s: rated is %s", c.code, c.m.Aggregation, got)
		}
	}
}

func TestTimelinessGoesByTheDay(t *testing.T) {
	const asOf = viet.Date("2024-06-14")
	by := func(to viet.Date) plan.Due { return plan.Due{Kind: plan.By, To: to} }
	none := plan.Due{Kind: plan.NoDue}
	for _, c := range []struct {
		what   string
		due    plan.Due
		status Status
		doneOn viet.Date
		want   Timeliness
	}{
		{"done before its day", by("2024-06-30"), Done, "2024-06-10", DoneInTime},
		{"done on the very day", by("2024-06-30"), Done, "2024-06-30", DoneInTime},
		{"done a day late", by("2024-06-01"), Done, "2024-06-02", DoneLate},
		{"done, nobody said when", by("2024-06-01"), Done, "", DoneUndated},
		{"done without a due", none, Done, "2024-06-02", DoneInTime},
		{"done without due and day", none, Done, "", DoneUndated},
		{"due the day before the cut-off", by("2024-06-13"), InProgress, "", OpenLate},
		{"due on the cut-off", by("2024-06-14"), InProgress, "", OpenSoon},
		{"due in seven days", by("2024-06-21"), InProgress, "", OpenSoon},
		{"due in eight days", by("2024-06-22"), InProgress, "", OpenInTime},
		{"nobody said anything", by("2024-06-13"), "", "", OpenLate},
		{"not begun", by("2024-12-31"), NotStarted, "", OpenInTime},
		{"paused tasks are late too", by("2024-06-13"), Paused, "", OpenLate},
		{"a change asked for is no extension", by("2024-06-13"), Adjust, "", OpenLate},
		{"a loose day does not make it done", by("2024-06-13"), InProgress, "2024-06-10", OpenLate},
		{"within a time counts to its end", plan.Due{Kind: plan.Within, From: "2024-01-01", To: "2024-06-13"}, InProgress, "", OpenLate},
		{"within a time that has not begun", plan.Due{Kind: plan.Within, From: "2025-01-01", To: "2025-12-31"}, NotStarted, "", OpenInTime},
		{"an event that gives no day", plan.Due{Kind: plan.Unknown, Text: "Sau khi có Nghị định"}, InProgress, "", OpenNoDue},
		{"no due", none, InProgress, "", OpenNoDue},
		{"all the time", plan.Due{Kind: plan.Ongoing, To: "2024-12-31"}, InProgress, "", Always},
		{"all the time, past its year", plan.Due{Kind: plan.Ongoing, To: "2023-12-31"}, InProgress, "", Always},
		{"all the time, done", plan.Due{Kind: plan.Ongoing}, Done, "2024-06-01", Always},
		{"recurring", plan.Due{Kind: plan.Recurring, Every: "quarter"}, InProgress, "", Always},
	} {
		if got := TimelinessOf(c.due, c.status, c.doneOn, asOf, 7); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestEveryClassOfTimelinessStandsInReportsOnce(t *testing.T) {
	seen := map[Timeliness]bool{}
	for _, c := range Timelinesses() {
		if seen[c] {
			t.Errorf("%s twice", c)
		}
		seen[c] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.SampledFrom([]viet.Date{"", "2024-06-01", "2024-06-14", "2024-06-15", "2024-12-31"})
		due := plan.Due{To: day.Draw(t, "to"), Kind: rapid.SampledFrom([]plan.DueKind{plan.Ongoing, plan.By, plan.Within, plan.Recurring, plan.Unknown, plan.NoDue}).Draw(t, "kind")}
		status := rapid.SampledFrom(append(Statuses(), "")).Draw(t, "status")
		if got := TimelinessOf(due, status, day.Draw(t, "done"), "2024-06-14", rapid.IntRange(0, 30).Draw(t, "soon")); !seen[got] {
			t.Fatalf("%+v %s is %q", due, status, got)
		}
	})
}
