package direct

import (
	"testing"

	"pgregory.net/rapid"
)

// TestEightBytesAtOnce holds the look at eight bytes against a look at each.
func TestEightBytesAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.OneOf(rapid.ByteRange(' ', '~'), rapid.SampledFrom([]byte{0, 0x1F, ' ', '!', '}', '~', 0x7F, 0x80, 0xFF})), 8, 8).Draw(t, "bytes")
		want := true
		for _, c := range b {
			want = want && ' ' <= c && c <= '~'
		}
		if got := printable(string(b)); got != want {
			t.Fatalf("printable(%q) is %t", b, got)
		}
	})
	for at := range 8 {
		for c := range 256 {
			b := []byte("ab~ d0!z")
			b[at] = byte(c)
			if got, want := printable(string(b)), ' ' <= c && c <= '~'; got != want {
				t.Fatalf("printable(%q) is %t", b, got)
			}
		}
	}
}
