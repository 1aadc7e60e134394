package intake

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Texts that are found to be plain come out as if each letter had been looked at.
func TestPlainTextsAreCleanedAlike(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"a", "Đ", "ộ", "o\u0323\u0302", "Ð", " ", "\n", "\r\n", "\r", "\t", "\x7f", "\x01", "\u0085", "\u00a0", "\u00ad", "\u200b",
		"\u2028", "\u2060", "\u3000", "\ufeff", "\ufffd", "\xff", "\xc2", "–", "²", "😀"})
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(pieces, 0, 6).Draw(t, "pieces"), "")
		if got, want := clean(s), cleaned(s); got != want {
			t.Fatalf("%q becomes %q, want %q", s, got, want)
		}
	})
}
