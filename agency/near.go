package agency

import (
	"cmp"
	"slices"
	"strings"

	"theodoi/internal/viet"
)

// nearName is a name to compare a misspelt one with.
type nearName struct{ bare, official string }

const (
	maxNear      = 3   // how many names a finding offers
	maxNearText  = 120 // letters of a text that may still be a name
	nearShare    = 45  // per cent of letters that may differ for a name to be offered
	slipShare    = 15  // per cent that may differ for a text to count as the same name misspelt
	nearSearches = 40  // per text: a long text of unknown words is no list of agencies
)

func (v *View) addNear(official string, aliases []string) {
	add := func(s string) { v.near = append(v.near, nearName{bareOf(s), official}) }
	add(official)
	for _, a := range aliases {
		if !strings.ContainsAny(a, "[(") {
			add(a)
		}
	}
}

func bareOf(s string) string { return viet.Bare(strings.Join(foldWords(s), " ")) }

// nearest returns up to three official names of the day that look like text, the nearest first, and how far that is, in per cent of its
// letters. It is for asking a person, never for deciding.
func (v *View) nearest(text string) (names []string, share int) {
	bare := bareOf(text)
	if bare == "" || len(bare) > maxNearText {
		return nil, 100
	}
	type hit struct {
		name  string
		share int
	}
	var hits []hit
	for _, n := range v.near {
		longer := max(len(n.bare), len(bare))
		limit := longer * nearShare / 100
		if d := distance(bare, n.bare, limit); d <= limit {
			hits = append(hits, hit{n.official, d * 100 / longer})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.share, b.share) })
	share = 100
	for _, h := range hits {
		if len(names) < maxNear && !slices.Contains(names, h.name) {
			names = append(names, h.name)
			share = min(share, h.share)
		}
	}
	return names, share
}

// distance counts the letters to change, add or drop between a and b; more than limit is only known to be more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		corner, least := row[0], i
		row[0] = i
		for j := 1; j <= len(b); j++ {
			step := corner
			if a[i-1] != b[j-1] {
				step++
			}
			corner = row[j]
			row[j] = min(step, row[j]+1, row[j-1]+1)
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}
