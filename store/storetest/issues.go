package storetest

import (
	"reflect"
	"testing"
	"time"

	"theodoi/store"
)

func issues(t *testing.T, s *store.Store) {
	addPlan(t, s, number)
	sxd, syt, later := issueOf(number, "SXD", period), issueOf(number, "SYT", period), issueOf(number, "SXD", "2024-Q2")
	later.At = start.Add(time.Hour)
	must(t, s.AddIssues(ctx, []store.Issued{syt, later, sxd}))

	got, err := s.Issue(ctx, sxd.ID)
	must(t, err)
	want := sxd
	want.At = want.At.UTC()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("issue changed on the way:\ngot  %+v\nwant %+v", got, want)
	}
	_, err = s.Issue(ctx, "TD-không-có")
	wantError(t, err, store.ErrNotFound)

	for period, want := range map[string][]string{period: {"SXD", "SYT"}, "": {"SXD", "SYT", "SXD"}, "2024-Q3": nil} {
		listed, err := s.Issues(ctx, number, period)
		must(t, err)
		var agencies []string
		for _, i := range listed {
			agencies = append(agencies, i.Agency)
			if i.Book != nil {
				t.Fatalf("a list brings the Book of %s", i.ID)
			}
		}
		if !reflect.DeepEqual(agencies, want) {
			t.Fatalf("issues of %q: %v, want %v", period, agencies, want)
		}
	}
}

func issuedBooks(t *testing.T, s *store.Store) {
	addPlan(t, s, number)
	addPlan(t, s, "92/QĐ-UBND")
	sxd, syt, later, other := issueOf(number, "SXD", period), issueOf(number, "SYT", period), issueOf(number, "SXD", "2024-Q2"), issueOf("92/QĐ-UBND", "SXD", period)
	sxd.Book, syt.Book = []byte("biểu của Sở Xây dựng"), []byte("biểu của Sở Y tế")
	must(t, s.AddIssues(ctx, []store.Issued{sxd, syt, later, other}))
	for _, c := range []struct {
		revision int
		period   string
		want     map[string][]byte
	}{
		{1, period, map[string][]byte{sxd.ID: sxd.Book, syt.ID: syt.Book}},
		{2, period, map[string][]byte{}},
		{1, "2024-Q3", map[string][]byte{}},
	} {
		books, err := s.IssuedBooks(ctx, number, c.revision, c.period)
		must(t, err)
		if !reflect.DeepEqual(books, c.want) {
			t.Fatalf("books of revision %d, %s: %q, want %q", c.revision, c.period, books, c.want)
		}
	}
}

func issuesAllOrNone(t *testing.T, s *store.Store) {
	addPlan(t, s, number)
	good := issueOf(number, "SXD", period)
	spoilt := func(spoil func(i *store.Issued)) store.Issued {
		i := issueOf(number, "SYT", period)
		spoil(&i)
		return i
	}
	for name, bad := range map[string]store.Issued{
		"same ID":          good,
		"unknown revision": spoilt(func(i *store.Issued) { i.Revision = 9 }),
		"unknown plan":     spoilt(func(i *store.Issued) { i.Plan = "92/QĐ-UBND" }),
		"no agency":        spoilt(func(i *store.Issued) { i.Agency = "" }),
		"no period":        spoilt(func(i *store.Issued) { i.Period = "quý 1" }),
		"short SHA256":     spoilt(func(i *store.Issued) { i.SHA256 = "abc" }),
		"nobody":           spoilt(func(i *store.Issued) { i.By = "" }),
	} {
		if err := s.AddIssues(ctx, []store.Issued{good, bad}); err == nil {
			t.Fatalf("%s: stored", name)
		}
	}
	listed, err := s.Issues(ctx, number, "")
	must(t, err)
	equal(t, "issues", len(listed), 0)

	must(t, s.AddIssues(ctx, []store.Issued{good}))
	wantError(t, s.AddIssues(ctx, []store.Issued{good}), store.ErrExists)
	wantError(t, s.AddIssues(ctx, []store.Issued{spoilt(func(i *store.Issued) { i.Revision = 9 })}), store.ErrNotFound)
}
