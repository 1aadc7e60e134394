package plan

import (
	"strconv"
	"strings"
)

// RefOf writes a path of numbering as a Ref: a dot between levels, and none before a bullet, which brings its dash
// (III, 1, a, -1 -> III.1.a-1).
func RefOf(path []string) Ref {
	var b strings.Builder
	for i, p := range path {
		if i > 0 && !strings.HasPrefix(p, "-") && !strings.HasPrefix(p, "+") {
			b.WriteByte('.')
		}
		b.WriteString(p)
	}
	return Ref(b.String())
}

func itoa(n int) string { return strconv.Itoa(n) }

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
