package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"theodoi/plan"
	"theodoi/progress"
	"theodoi/store"
)

func historyGrows(t *testing.T, s *store.Store) {
	prepared(t, s)
	addIssue(t, s, number, "SXD", "2024-Q2")
	var before []store.HistoryEntry
	for i, value := range []string{"1", "2", "", "2", "3", ""} {
		p := []string{period, "2024-Q2"}[i/3]
		takeOK(t, s, submission(number, "SXD", p), fmt.Sprint(i), actual(value))
		now := historyOf(t, s, number, actualRow)
		if len(now) != i+1 || !slices.Equal(now[:i], before) {
			t.Fatalf("history after %d files: %v, before: %v", i+1, now, before)
		}
		before = now
	}
	equal(t, "other row", len(historyOf(t, s, number, progress.Key{Ref: "CT.1/1", Agency: "SYT", Role: progress.Owner})), 0)
}

func erased(t *testing.T, s *store.Store) {
	prepared(t, s)
	sub := submission(number, "SXD", period)
	takeOK(t, s, sub, "1", actual("2.5"))
	id := takeOK(t, s, sub, "2", actual(""))
	equal(t, "records", len(recordsOf(t, s, number)), 0)
	last := historyOf(t, s, number, actualRow)[1]
	equal(t, "kind", last.Kind, progress.Erased)
	equal(t, "old", last.Old, "2.5")
	equal(t, "new", last.New, "")
	equal(t, "submission", last.From.Submission, id)
	equal(t, "cell", last.From.Cell, "G5")
	takeOK(t, s, sub, "3", actual("")) // erasing what is not there changes nothing
	equal(t, "history", len(historyOf(t, s, number, actualRow)), 2)
	equal(t, "counts", submissionsOf(t, s, number)[2].Counts, store.Counts{Unchanged: 1})
}

const (
	writers = 8
	files   = 25
)

// manyWriters has two writers an agency, so that some meet on the same values and some on the database only.
func manyWriters(t *testing.T, s *store.Store) {
	addPlan(t, s, number)
	agencies := []string{"SXD", "SYT", "STC", "SCT"}
	for _, a := range agencies {
		addIssue(t, s, number, a, period)
	}
	var wait sync.WaitGroup
	faults := make([]error, writers)
	for w := range writers {
		wait.Go(func() {
			agency := agencies[w%len(agencies)]
			for f := range files {
				content := fmt.Sprintf("writer %d, file %d", w, f)
				changes := []progress.Change{actual(fmt.Sprint(f)), says("CT.1/1", progress.Owner, progress.Note, content, "K5")}
				_, err := s.Take(ctx, submission(number, agency, period), []byte(content), changes)
				_, reading := s.Records(ctx, number)
				faults[w] = errors.Join(faults[w], err, reading)
			}
		})
	}
	wait.Wait()
	must(t, errors.Join(faults...))
	all := submissionsOf(t, s, number)
	equal(t, "submissions", len(all), writers*files)
	for i, sub := range all {
		equal(t, "number", sub.ID, int64(i+1))
	}
	var keys []progress.Key
	for _, a := range agencies {
		keys = append(keys, progress.Key{Ref: "CT.1/1", Agency: a, Role: progress.Owner})
	}
	equal(t, "records", len(recordsOf(t, s, number)), 2*len(agencies))
	Replays(t, s, number, keys)
}

// historyReplays is the property behind everything: whatever sequence of files comes in, replaying history gives the current values,
// and both agree with a model that is a plain map.
func historyReplays(t *testing.T, s *store.Store) {
	run := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		number := fmt.Sprintf("%d/QĐ-UBND", run)
		m := newModel(t, s, number)
		for range rapid.IntRange(1, 8).Draw(t, "files") {
			m.takeFile(t)
		}
		m.compare(t)
		Replays(t, s, number, m.keys())
	})
}

var (
	modelAgencies = []string{"SXD", "SYT"}
	modelPeriods  = []string{"2024-Q1", "2024-H1"}
	modelRefs     = []plan.Ref{"CT.1/1", "III.1.a-1"}
	modelRoles    = []progress.Role{progress.Owner, progress.Lead}
)

// model is what a Store should know of one plan: a map from the place of a value to the value.
type model struct {
	store  *store.Store
	number string
	files  int
	values map[place]string
}

type place struct {
	key    progress.Key
	period string
	field  progress.Field
}

func newModel(t checker, s *store.Store, number string) *model {
	addPlan(t, s, number)
	for _, a := range modelAgencies {
		for _, p := range modelPeriods {
			addIssue(t, s, number, a, p)
		}
	}
	return &model{store: s, number: number, values: map[place]string{}}
}

func (m *model) keys() []progress.Key {
	var keys []progress.Key
	for _, a := range modelAgencies {
		for _, ref := range modelRefs {
			for _, role := range modelRoles {
				keys = append(keys, progress.Key{Ref: ref, Agency: a, Role: role})
			}
		}
	}
	return keys
}

// takeFile takes one file of random changes in; some files break in the middle and must leave nothing.
func (m *model) takeFile(t *rapid.T) {
	sub := submission(m.number, rapid.SampledFrom(modelAgencies).Draw(t, "agency"), rapid.SampledFrom(modelPeriods).Draw(t, "period"))
	broken := rapid.IntRange(0, 4).Draw(t, "broken") == 0
	var changes []progress.Change
	said := map[place]string{}
	for range rapid.IntRange(0, 6).Draw(t, "changes") {
		c := says(rapid.SampledFrom(modelRefs).Draw(t, "ref"), rapid.SampledFrom(modelRoles).Draw(t, "role"),
			rapid.SampledFrom([]progress.Field{progress.Note, progress.Result}).Draw(t, "field"),
			rapid.SampledFrom([]string{"", "1", "1.0", "đạt"}).Draw(t, "value"), "G5")
		changes = append(changes, c)
		said[place{progress.Key{Ref: c.Update.Ref, Agency: sub.Agency, Role: c.Update.Role}, sub.Period, c.Update.Field}] = c.New
	}
	if broken {
		changes = append(changes, says("", progress.Owner, progress.Note, "x", "G6"))
	}
	m.files++
	_, err := m.store.Take(ctx, sub, fmt.Appendf(nil, "%s, tệp %d", m.number, m.files), changes)
	if (err != nil) != broken {
		t.Fatalf("broken: %v, error: %v", broken, err)
	}
	if broken {
		return
	}
	for p, value := range said {
		if m.values[p] = value; value == "" {
			delete(m.values, p)
		}
	}
}

func (m *model) compare(t checker) {
	got := map[place]string{}
	for _, r := range recordsOf(t, m.store, m.number) {
		got[place{r.Key, r.Period.String(), r.Field}] = r.Value.Text
	}
	if !reflect.DeepEqual(got, m.values) {
		t.Fatalf("values %v, want %v", got, m.values)
	}
}

// Replays checks that the history of the rows keys, replayed from the start, gives exactly the plan's current values with their
// sources, and that each entry begins where the one before it ended.
func Replays(t checker, s *store.Store, number string, keys []progress.Key) {
	t.Helper()
	replays(t, s, number, keys, true)
}

// replays is Replays; chained wants each entry to begin where the one before it ended, which holds while nothing was undone.
func replays(t checker, s *store.Store, number string, keys []progress.Key, chained bool) {
	t.Helper()
	replayed := map[place]progress.Value{}
	for _, key := range keys {
		story, err := s.Story(ctx, number, key)
		must(t, err)
		for _, e := range story {
			p := place{e.Key, e.Period.String(), e.Field}
			if chained {
				equal(t, "old value of "+string(e.Key.Ref), e.Old, replayed[p].Text)
			}
			switch {
			case e.Undone:
			case e.New == "":
				delete(replayed, p)
			case replayed[p].Text != e.New:
				replayed[p] = progress.Value{Text: e.New, From: e.From}
			}
		}
	}
	current := map[place]progress.Value{}
	for _, r := range recordsOf(t, s, number) {
		current[place{r.Key, r.Period.String(), r.Field}] = r.Value
	}
	if !reflect.DeepEqual(replayed, current) {
		t.Fatalf("history replays to %v, current values are %v", replayed, current)
	}
}
