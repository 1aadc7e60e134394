package viet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSameWordsIsFoldWordByWord(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"hòa", "hoà", "Hòa", "kỷ", "kỉ", "quý", "quí", "tay", "tai", "đã mở", "-", "–", " ", "\u00a0", "\n", "\u200b", ",", "3,5"})
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string { return strings.Join(rapid.SliceOfN(pieces, 0, 4).Draw(t, name), "") }
		a, b := text("a"), text("b")
		if got, want := SameWords(a, b), strings.TrimLeft(Fold(a), " ") == strings.TrimLeft(Fold(b), " "); got != want {
			t.Fatalf("%q and %q: %v, but the folds are %q and %q", a, b, got, Fold(a), Fold(b))
		}
	})
	if !SameWords("Hoà  giải", "hòa giải") || SameWords("hòa giải", "hòa giải tốt") || SameWords("", "hòa") {
		t.Error("words are not told apart")
	}
}
