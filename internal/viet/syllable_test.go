package viet

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSyllablesAreToldFromWhatIsNone(t *testing.T) {
	good := `nghiêng thuyền quyết quốc quý quả quơ gì gìn giết giữ giường già ý ỷ yêu yến ở ơi uống ươm ướt oà òa hòa hoà thủy thuỷ Uỷ Ủy khuỷu ngoằn ngoèo
		khuếch trương huỳnh huých quýt xoong rượu bươu chim kim ghế ghi nghỉ ngã cá kỷ kỉ mỹ sĩ lý hy thy pin đắk lắk đăk xuân tuế loạt soát xoắn oách êm ấm ăn
		tiễn nghĩa nghiệp phường trưởng Đặng QUYẾT XÃ`
	for _, w := range strings.Fields(good) {
		for form, word := range map[string]string{"composed": w, "decomposed": norm.NFD.String(w), "capitals": strings.ToUpper(w), "horn last": hornLast(w)} {
			if !isSyllable(word) {
				t.Errorf("%s: %q is no syllable", form, word)
			}
		}
	}
	bad := `b ph ng quyêt hoc hộch kế́ cêm ká ghà ngê nghà cế qan quong gii yn byê chýnh quyeát ñònh ngöôøi ®Þnh làmđược strength tomato ion được1 hộii fâ
		chuyềng ăy ưi̊ híc cuâ 5 đ`
	for _, w := range strings.Fields(bad) {
		if isSyllable(w) {
			t.Errorf("%q is a syllable", w)
		}
	}
}

// hornLast puts the tone in front of the mark that makes the letter, as some programs decompose.
func hornLast(word string) string {
	var b strings.Builder
	for _, r := range word {
		d := []rune(norm.NFD.String(string(r)))
		if len(d) == 3 {
			d[1], d[2] = d[2], d[1]
		}
		b.WriteString(string(d))
	}
	return b.String()
}

func TestPlausibleCountsWhatSaysSomething(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      Plausibility
	}{
		{"nothing", "", Plausibility{}},
		{"abbreviations, numbers, list marks and foreign names", "UBND QĐ HĐND GDĐT 5 12ha m² b) đ) Logistics TTg", Plausibility{}},
		{"words without marks count, but are no evidence", "tham gia", Plausibility{Words: 2, Syllables: 2}},
		{"words with marks", "tỉnh Sơn", Plausibility{Words: 2, Syllables: 2, Accented: 2, AccentedSyllables: 2}},
		{"a stop without its tone", "quyêt tam", Plausibility{Words: 2, Syllables: 1, Accented: 1}},
		{"foreign words", "strength and café", Plausibility{Words: 3, Accented: 1}},
		{"TCVN3 that was not decoded", "QuyÕt ®Þnh", Plausibility{Words: 2, Accented: 2}},
		{"VNI that was not decoded", "Quyeát ñònh BHLÑ", Plausibility{Words: 3, Accented: 3}},
		{"words run together", "làmđược XàHỘI", Plausibility{Words: 2, Accented: 2, Glued: 2}},
		{"replacement characters", "t\ufffdnh", Plausibility{Words: 1, Accented: 1}},
		{"broken UTF-8", "t\xffnh", Plausibility{Words: 1, Accented: 1}},
		{"other alphabets", "план 计划", Plausibility{Words: 2, Accented: 2}},
		{"capitals", "CỘNG HÒA VIET", Plausibility{Words: 2, Syllables: 2, Accented: 2, AccentedSyllables: 2}},
	} {
		if got := Plausible(c.text); got != c.want {
			t.Errorf("%s: %q is %+v, want %+v", c.why, c.text, got, c.want)
		}
	}
}

func TestShareTellsVietnameseFromTheRest(t *testing.T) {
	const english = "The committee reviews the annual plan and reports progress to the provincial council before the end of each quarter."
	const french = "Le comité présente à la réunion très élevée ses résultats, où l'hôtel et la forêt étaient évoqués à côté du château."
	tcvn3, _ := TCVN3.Encode(page)
	vni, _ := VNI.Encode(page)
	for _, c := range []struct {
		why, text string
		low, high float64
	}{
		{"Vietnamese", page, 0.97, 1},
		{"Vietnamese in capitals", strings.ToUpper(page), 0.97, 1},
		{"decomposed", norm.NFD.String(page), 0.97, 1},
		{"English", english, 0, 0.5},
		{"French", french, 0, 0.5},
		{"TCVN3", Latin(tcvn3), 0, 0.5},
		{"VNI", Latin(vni), 0, 0.5},
		{"without spaces", strings.ReplaceAll(page, " ", ""), 0, 0.2},
		{"nothing", "", 0, 0},
	} {
		if got := Plausible(c.text).Share(); got < c.low || got > c.high {
			t.Errorf("%s: share %.3f, want %.2f to %.2f", c.why, got, c.low, c.high)
		}
	}
	if p := Plausible(strings.ReplaceAll(page, " ", "")); p.Glued < p.Words/2 {
		t.Errorf("without spaces %d of %d words are glued", p.Glued, p.Words)
	}
}

func BenchmarkPlausible(b *testing.B) {
	text := strings.Repeat(page, 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Plausible(text)
	}
}

func BenchmarkDecodeVNI(b *testing.B) {
	data, _ := VNI.Encode(strings.Repeat(page, 100))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		VNI.Decode(data)
	}
}
