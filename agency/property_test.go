package agency

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"theodoi/internal/viet"
)

// check says what must hold of any text: spans lie in it on letter borders, in order and apart; names of known spans are what
// stands there; and no word is lost but the words between names.
func check(t interface{ Errorf(string, ...any) }, v *View, text string) {
	got := v.Resolve(text)
	all := merge(got.Lead, got.Support)
	end := 0
	var rest strings.Builder
	for _, m := range all {
		if m.Start < end || m.Stop <= m.Start || m.End < m.Stop || m.End > len(text) {
			t.Errorf("%q: span %d %d %d behind %d", text, m.Start, m.Stop, m.End, end)
			return
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.Stop]) {
			t.Errorf("%q: %q cut inside a letter", text, text[m.Start:m.Stop])
		}
		if m.Code == "" && !m.restored && m.Name != viet.Spaces(viet.NFC(text[m.Start:m.Stop])) {
			t.Errorf("%q: %q is not as written", text, m.Name)
		}
		rest.WriteString(text[end:m.Start] + "; ")
		end = m.End
	}
	rest.WriteString(text[min(end, len(text)):])
	checkRest(t, v, text, rest.String())
	for _, u := range got.Unknown {
		if u.Start < 0 || u.Stop > len(text) || u.Start >= u.Stop || len(u.Near) > maxNear {
			t.Errorf("%q: unknown %+v", text, u)
		}
	}
}

// checkRest looks for words outside all spans that are not words between names.
func checkRest(t interface{ Errorf(string, ...any) }, v *View, text, rest string) {
	c := v.cursor(rest)
	for i := 0; i < len(c.toks); {
		if _, stop, ok := c.word(i); ok {
			i = stop
			continue
		}
		tok := c.toks[i]
		if tok.mark == word && len(rest[tok.start:tok.stop]) > len("viii") {
			t.Errorf("%q: %q is in no span", text, rest[tok.start:tok.stop])
		}
		i++
	}
}

func merge(a, b []Mention) []Mention {
	var out []Mention
	for len(a) > 0 || len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && a[0].Start < b[0].Start {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

var pieces = []string{
	"Sở Y tế", "Sở Kế hoạch và Đầu tư", "Sở", "UBND", "UBND các huyện", "huyện Bình Sơn", "Sơn Tịnh", "thị xã", "các", "Các sở, ban ngành", "và", ",", ";",
	".", ":", "(", ")", "(1)", "(2)", "2)", "đối với", "chủ trì", "phối hợp với", "phối hợp", "cùng", "thuộc", "tỉnh", "Thủ trưởng", "Công an tỉnh", "Bình Định",
	"Trung tâm", "dự án", "-", "–", "&", "/", "CA", "vốn 2024", "Văn phòng UBND tỉnh", "\n", "\u200b", "a\u0301", "\xff", "Quảng Ngãi", "thực hiện", "SKHĐT",
}

func TestAnyText(t *testing.T) {
	v := quangNgai(t).At(signed)
	text := rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", "", "  "}).Draw(t, "gap"))
	}))
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		check(t, v, s)
		v.LeadOfSentence(s)
		last := 0
		for _, m := range v.Find(s) {
			if m.Start < last || m.Stop > len(s) || m.Code == "" && !m.generic {
				t.Errorf("%q: found %+v behind %d", s, m, last)
			}
			last = m.Stop
		}
	})
}

func FuzzResolve(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	f.Add("(1) Sở Y tế đối với y tế; (2) UBND các huyện: Bình Sơn, Sơn Tịnh và thành phố Quảng Ngãi (Sở Y tế)")
	v := quangNgai(f).At(signed)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			return
		}
		check(t, v, text)
		v.LeadOfSentence(text)
		v.Find(text)
	})
}

func BenchmarkResolve(b *testing.B) {
	v := quangNgai(b).At(signed)
	for _, line := range []struct{ name, text string }{
		{"one", "UBND tỉnh Quảng Ngãi."},
		{"groups", "Các sở, ban ngành, đơn vị trực thuộc UBND tỉnh; các cơ quan trung ương trên địa bàn tỉnh; UBND các huyện, thị xã, thành phố; các cơ quan, đơn vị có liên quan."},
		{"scopes", "(1) Sở Y tế đối với dịch vụ y tế, chăm sóc sức khỏe người dân; (2) Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi đối với quy hoạch chung của khu; (3) Các sở chuyên ngành liên quan."},
	} {
		b.Run(line.name, func(b *testing.B) {
			for b.Loop() {
				v.Resolve(line.text)
			}
		})
	}
}

func BenchmarkAt(b *testing.B) {
	r := quangNgai(b)
	for b.Loop() {
		r.newView(viewKey{day: signed})
	}
}
