package viet

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// pieces are letters in every form, marks that join what stands before them, look-alikes, spaces of all kinds and damage.
var pieces = []string{"a", "ế", "e\u0302\u0301", "\u0301", "\u031B", "Đ", "Ð", "Ɖ", "ƣ", "ữ", "–", "…", " ", "  ", "\u00A0", "\u2003", "\u3000", "\u0085", "\u1680",
	"\n", "\t", "\r\n", "\u200B", "각", "\u1100\u1161", "\u212B", "Ω", "\xff", "\xc2", "\u0344", "한", "😀", "x", "1", "."}

func TestShortcutsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "") + rapid.SampledFrom([]string{"", rapid.String().Draw(t, "any")}).Draw(t, "tail")
		if got, want := NFC(s), norm.NFC.String(lookalikes.Replace(s)); got != want {
			t.Fatalf("NFC(%q) is %q, want %q", s, got, want)
		}
		if got, want := string(AppendTidy([]byte("trước "), s)), "trước "+Spaces(NFC(s)); got != want {
			t.Fatalf("%q is appended as %q, want %q", s, got, want)
		}
	})
}
