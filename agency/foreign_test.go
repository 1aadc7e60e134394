package agency

import (
	"strings"
	"testing"

	"theodoi/finding"
)

func TestForeignDecisions(t *testing.T) {
	r := quangNgai(t)
	tests := []struct {
		issuer, place string
		foreign       bool
	}{
		{"ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", "Quảng Ngãi", false},
		{"ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", "", false},
		{"ỦY BAN NHÂN DÂN TỈNH", "Quảng Ngãi", false},
		{"ỦY BAN NHÂN DÂN", "Quảng Ngãi", false},
		{"ỦY BAN NHÂN DÂN", "", false},
		{"", "", false},
		{"", "Quảng Ngãi", false},
		{"UBND HUYỆN BÌNH SƠN", "Bình Sơn", false},
		{"ỦY BAN NHÂN DÂN TỈNH MẪU", "Mẫu", true},
		{"ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh", true},
		{"ỦY BAN NHÂN DÂN TỈNH", "Lai Châu", true},
		{"THỦ TƯỚNG CHÍNH PHỦ", "Hà Nội", true},
		{"", "Hà Nội", true},
	}
	for _, tt := range tests {
		if got := r.Foreign(tt.issuer, tt.place); got != tt.foreign {
			t.Errorf("%q at %q: foreign %v", tt.issuer, tt.place, got)
		}
	}
	if f := r.OtherProvince("ỦY BAN NHÂN DÂN TỈNH MẪU", "Mẫu"); !strings.Contains(f.Message(), "TỈNH MẪU") || !strings.Contains(f.Message(), "tỉnh Quảng Ngãi") {
		t.Errorf("both sides are not named: %s", f.Message())
	}
}

func TestPlacesOfAnotherProvinceKeepNoCode(t *testing.T) {
	v, foreign := quangNgai(t).For("ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU", "Mẫu", signed)
	if !foreign {
		t.Fatal("not foreign")
	}
	got := v.Resolve("Sở Y tế, Sở Nội vụ Thành phố; UBND huyện Bình Sơn, UBND các huyện: Sơn Tịnh và Mộ Đức; UBND cấp xã; UBND các huyện, thị xã, thành phố")
	const want = "SYT SNV ?UBND huyện Bình Sơn ?UBND huyện Sơn Tịnh ?UBND huyện Mộ Đức ?UBND cấp xã ?UBND các huyện, thị xã, thành phố"
	if show(got.Lead) != want {
		t.Errorf("got  %s\nwant %s", show(got.Lead), want)
	}
	if len(v.Members("CAP-HUYEN")) > 0 || len(v.Members("CAP-XA")) > 0 {
		t.Error("the province's places are members in another province")
	}
	if _, ok := v.Agency("UBND-BS"); ok {
		t.Error("a place of the province is there in another")
	}
}

func TestEachStrangerIsToldOnce(t *testing.T) {
	v := strangers(t).At(signed)
	var s Strangers
	for line, text := range []string{"", "Sở Y tế; Sở Nội vụ", "Sở y tế, các đơn vị liên quan", "SỞ Y TẾ; vốn vay"} {
		for _, u := range v.Resolve(text).Unknown {
			if !s.Add(u, finding.Place{Line: line}) && u.Text != "vốn vay" {
				t.Errorf("%+v is no name", u)
			}
		}
	}
	found := s.Findings()
	if len(found) != 2 || found[0].Got != "Sở Y tế" || found[0].Want != "dòng 1, 2, 3" || found[1].Got != "Sở Nội vụ" || found[1].Place.Line != 1 {
		t.Errorf("found %+v", found)
	}
	for line := 4; line < 40; line++ {
		s.Add(v.Resolve("Sở Y tế").Unknown[0], finding.Place{Line: line})
	}
	if got := s.Findings()[0].Want; !strings.HasSuffix(got, "và 27 dòng khác") {
		t.Errorf("lines %s", got)
	}
}
