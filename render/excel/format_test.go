package excel

import (
	"strings"
	"testing"

	"theodoi/internal/words"
	"theodoi/sheet"
)

// TestColoursFollowTheWords reads the conditional formats back: the status in the drop-down's own words, late and soon rows on their
// own cells, and only until the status says done.
func TestColoursFollowTheWords(t *testing.T) {
	book := sample()
	f := open(t, write(t, book))
	formats, err := f.GetConditionalFormats(words.SheetLead)
	if err != nil {
		t.Fatal(err)
	}
	var criteria []string
	for _, rules := range formats {
		for _, r := range rules {
			criteria = append(criteria, r.Criteria)
		}
	}
	all := strings.Join(criteria, "\n")
	for _, choice := range words.StatusChoices() {
		if !strings.Contains(all, `="`+choice+`"`) {
			t.Errorf("no colour for %q in\n%s", choice, all)
		}
	}
	s, _ := book.Sheet(sheet.Lead)
	for n, r := range s.Rows {
		name := cell(6, sheet.FirstRow+n)
		if _, marked := formats[name]; marked != (r.Late || r.Soon) {
			t.Errorf("%s is marked: %t; late %t, soon %t", name, marked, r.Late, r.Soon)
		}
	}
}

func TestPrintsWithHeadingsOnEveryPage(t *testing.T) {
	book := sample()
	f := open(t, write(t, book))
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Scope+" "+n.Name] = n.RefersTo
	}
	for _, s := range book.Sheets {
		if got := names[s.Name+" _xlnm.Print_Titles"]; got != "'"+s.Name+"'!$4:$4" {
			t.Errorf("%s repeats %q", s.Name, got)
		}
		if got := names[s.Name+" _xlnm.Print_Area"]; !strings.HasPrefix(got, "'"+s.Name+"'!$C$2:") {
			t.Errorf("%s prints %q", s.Name, got)
		}
		panes, err := f.GetPanes(s.Name)
		if err != nil || !panes.Freeze || panes.TopLeftCell != "E5" {
			t.Errorf("%s is frozen at %+v (%v)", s.Name, panes, err)
		}
		if dimension, err := f.GetSheetDimension(s.Name); err != nil || dimension != area(0, 1, len(s.Columns), sheet.HeadingRow+len(s.Rows)) {
			t.Errorf("%s says it spans %s (%v)", s.Name, dimension, err)
		}
		protection, err := f.GetSheetProtection(s.Name)
		if err != nil || !protection.FormatRows || !protection.FormatColumns || !protection.AutoFilter || protection.Sort || protection.InsertRows || protection.DeleteRows {
			t.Errorf("%s is protected as %+v (%v)", s.Name, protection, err)
		}
	}
}

func TestPropertiesNameTheIssue(t *testing.T) {
	book := sample()
	f := open(t, write(t, book))
	custom, err := f.GetCustomProps()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]any{}
	for _, p := range custom {
		found[p.Name] = p.Value
	}
	for _, fact := range identity(book.Issue) {
		if found["theodoi."+fact.key] != fact.value {
			t.Errorf("property theodoi.%s is %v, want %q", fact.key, found["theodoi."+fact.key], fact.value)
		}
	}
	core, err := f.GetDocProps()
	if err != nil || core.Creator != program || core.Language != "vi" || core.Created != "2023-12-15T00:00:00Z" {
		t.Errorf("core properties %+v (%v)", core, err)
	}
}

func TestGuideAsksForTheLetterByKey(t *testing.T) {
	f := open(t, write(t, sample()))
	if a, c := value(t, f, words.SheetGuide, "A1"), value(t, f, words.SheetGuide, "C1"); a != sheet.RefColumn || c != valueKey {
		t.Errorf("key row of the guide holds %q and %q", a, c)
	}
	rows, err := f.GetRows(words.SheetGuide)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, r := range rows[1:] {
		if len(r) > 0 && r[0] != "" {
			keys = append(keys, r[0])
		}
	}
	if strings.Join(keys, " ") != strings.Join(words.LetterFields(), " ") {
		t.Errorf("the guide asks for %v", keys)
	}
}
