package agency

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const draftHead = "ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU SƠN"

func draftOf(t testing.TB, names ...string) (Drafted, *Register) {
	t.Helper()
	var seen []Seen
	for i, n := range names {
		seen = append(seen, Seen{n, []int{i + 1}})
	}
	d := Draft("01/QĐ-UBND", draftHead, "Thành phố Mẫu Sơn", seen, quangNgai(t))
	r, found := Read("nhap.yaml", d.File)
	if len(found) > 0 {
		t.Fatalf("%v\n%s", found, d.File)
	}
	return d, r
}

func TestADraftKnowsAllNamesOfItsDecision(t *testing.T) {
	lines := []string{
		"Sở Tài chính; Sở Khoa học và Công nghệ, Sở KH&CN; Sở Văn hóa và Thể thao", "Công an Thành phố, Bộ Tư lệnh Thành phố; UBND Thành phố",
		"Trung tâm Chuyển đổi số Thành phố, Viện Nghiên cứu phát triển Thành phố; Ban Quản lý Khu kinh tế", "Sở Tài chính Thành phố; Sở Tài chính thành phố Mẫu Sơn",
		"Các sở, ngành; các Sở, ngành liên quan; sở, ngành có liên quan", "UBND các xã, phường; Ủy ban nhân dân xã, phường; UBND cấp xã; UBND xã Tân Hà, Phú Lộc; UBND phường Tân Hà",
		"Báo và Phát thanh Truyền hình Mẫu Sơn và các cơ quan báo chí", "Hội Nông dân; Hội Nông dân Thành phố", "VNPT, Bưu điện Thành phố",
	}
	v := quangNgai(t).At("2025-11-19")
	var names []string
	for _, l := range lines {
		for _, m := range v.Resolve(l).Lead {
			names = append(names, m.Name)
		}
	}
	d, r := draftOf(t, names...)
	known := r.At("2025-11-19")
	for _, l := range lines {
		res := known.Resolve(l)
		if len(res.Unknown) > 0 {
			t.Errorf("%s: unknown %+v\n%s", l, res.Unknown, d.File)
		}
		for _, m := range res.Lead {
			if m.Code == "" {
				t.Errorf("%s: %s has no code", l, m.Name)
			}
		}
	}
	if a, ok := r.Agency("SKHCN"); !ok || a.Name != "Sở Khoa học và Công nghệ" {
		t.Errorf("a department that the register at hand knows lost its code: %+v", a)
	}
	if got := show(known.Resolve("Sở Tài chính, Sở Tài chính thành phố Mẫu Sơn").Lead); got != "STC STC" {
		t.Errorf("one body became two: %s", got)
	}
	if got := show(known.Resolve("UBND xã Tân Hà, UBND phường Tân Hà").Lead); got != "UBND-TH UBND-TH-2" {
		t.Errorf("two places: %s", got)
	}
	if r.Foreign(draftHead, "Thành phố Mẫu Sơn") {
		t.Error("its own decision is another province's")
	}
	if d.Unsure != 0 || !strings.Contains(string(d.File), "# dòng 7\n") {
		t.Errorf("unsure %d, or no lines in\n%s", d.Unsure, d.File)
	}
}

func TestADraftOfTheGovernmentsDecision(t *testing.T) {
	d := Draft("01/QĐ-TTg", "THỦ TƯỚNG CHÍNH PHỦ", "Hà Nội", []Seen{{"Bộ Tài chính", []int{3}}, {"các bộ, ngành", nil}, {"UBND tỉnh Mẫu", nil}}, quangNgai(t))
	r, found := Read("nhap.yaml", d.File)
	if len(found) > 0 {
		t.Fatal(found)
	}
	if a, _ := r.Agency(r.Issuer); a.Name != "Thủ tướng chính phủ" || a.Kind != Authority {
		t.Errorf("issuer %+v", a)
	}
	if r.Foreign("THỦ TƯỚNG CHÍNH PHỦ", "Hà Nội") {
		t.Error("its own decision is another's")
	}
	if got := show(r.At("").Resolve("Bộ Tài chính, UBND tỉnh Mẫu và các bộ, ngành").Lead); got != "BTC UBND-M [BN]" {
		t.Errorf("got %s", got)
	}
}

func TestADraftKeepsWhatIsNoNameAsARemark(t *testing.T) {
	d, r := draftOf(t, "vốn vay ưu đãi", "Sở Tài chính", "rà soát: nợ \"xấu\"\n[x]")
	if d.Unsure != 2 || d.Agencies != 2 || !strings.Contains(string(d.File), "#   vốn vay ưu đãi (dòng 1)") {
		t.Errorf("%+v\n%s", d, d.File)
	}
	if len(r.Agencies()) != 2 {
		t.Errorf("%d agencies", len(r.Agencies()))
	}
}

func TestAnyDraftIsARegister(t *testing.T) {
	base := quangNgai(t)
	text := rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 4).Draw(t, "pieces"), " ")
	}), rapid.SampledFrom([]string{
		"Sở Tài chính", "Sở Tài chính Thành phố", "Công an", "Công an tỉnh", "Công an Thành phố", "các sở, ngành", "sở, ngành", "UBND xã Tân Hà", "UBND các xã", "Sở TC", "STC", "Thuế Mẫu Sơn",
	}))
	rapid.Check(t, func(t *rapid.T) {
		var seen []Seen
		for i, n := range rapid.SliceOfN(text, 0, 8).Draw(t, "names") {
			seen = append(seen, Seen{n, []int{i}})
		}
		issuer := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{draftHead, "THỦ TƯỚNG CHÍNH PHỦ", "BỘ Y TẾ"})).Draw(t, "issuer")
		place := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Thành phố Mẫu Sơn", "Mẫu"})).Draw(t, "place")
		d := Draft(issuer, issuer, place, seen, base)
		if _, found := Read("nhap.yaml", d.File); len(found) > 0 {
			t.Fatalf("%v\n%s", found, d.File)
		}
	})
}

func TestADraftOfAnEndlessHeadIsARegister(t *testing.T) {
	long := strings.Repeat("Sở ", 5000)
	d := Draft(long, long, long, []Seen{{long, []int{1}}}, quangNgai(t))
	if _, found := Read("nhap.yaml", d.File); len(found) > 0 {
		t.Error(found)
	}
}
