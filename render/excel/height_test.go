package excel

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/internal/viet"
	"theodoi/render/excel/direct"
)

// TestOneLookFindsWhatEachWouldFind holds the look over a text against the functions that it stands in for.
func TestOneLookFindsWhatEachWouldFind(t *testing.T) {
	pieces := []string{"a", "ế", "e\u0302", "Đ", "Ð", "ư", "–", " ", "  ", "\u00A0", "\u3000", "\u0085", "\u1680", "\n", "\t", "\r\n", "\x00", "\x7f", "\xff", "\xc2",
		"_x0041_", "_", "&<>", "й", "한", "\u1100\u1161", "😀", "\uFFFD", "\uFFFE", "."}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 8).Draw(t, "pieces"), "") + rapid.SampledFrom([]string{"", rapid.String().Draw(t, "any")}).Draw(t, "tail")
		seen := see(s, 100_000_000)
		if want := 1 + strings.Count(s, "\n"); seen.lines != want {
			t.Fatalf("%q takes %d lines, want %d", s, seen.lines, want)
		}
		if got, err := cellText(s); err != nil || seen.plain && got != s || !seen.plain && direct.Legal(s) && !strings.Contains(s, "_") {
			t.Fatalf("%q is plain: %t, but a cell holds %q (%v)", s, seen.plain, got, err)
		}
		if got := string(viet.AppendTidy(nil, s)); seen.tidy && got != s {
			t.Fatalf("%q is tidy, but becomes %q", s, got)
		}
	})
	if s := "Nhiệm vụ số 1: rà soát “đề án” – năm 2024;\nđã trình"; !see(s, 1000).plain || !see("Đề án số 1 – “quý”", 1000).tidy || see(s, 1000).tidy {
		t.Error("an everyday text is not known to be what it is")
	}
}
