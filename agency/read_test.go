package agency

import (
	"os"
	"slices"
	"strings"
	"testing"

	"theodoi/internal/viet"
)

const goodHead = `province: {name: tỉnh Mẫu, place: Mẫu}
issuer: UB
agencies:
  - {code: UB, name: UBND tỉnh, kind: authority}
`

func TestRegisterMistakes(t *testing.T) {
	tests := []struct {
		name, file string
		line       int
		says       string
	}{
		{"nothing", "", 0, "tệp trống"},
		{"no YAML", "province: [", 1, "YAML"},
		{"a list on top", "- a\n", 1, "khóa: giá trị"},
		{"a double code", goodHead + "  - {code: SYT, name: Sở Y tế, kind: department}\n  - {code: SYT, name: Sở Y, kind: department}\n", 6, "mã SYT có hai lần"},
		{"a group with an agency's code", goodHead + "groups:\n  - {code: UB, name: các sở, open: true}\n", 6, "mã UB có hai lần"},
		{"a code with marks", goodHead + "  - {code: SKHĐT, name: Sở X, kind: department}\n", 5, "A-Z"},
		{"a missing name", goodHead + "  - {code: SX, kind: department}\n", 5, "thiếu “name”"},
		{"an unknown kind", goodHead + "  - {code: SX, name: Sở X, kind: bộ}\n", 5, "không có kind “bộ”"},
		{"an unknown key", goodHead + "  - {code: SX, name: Sở X, kind: department, tên: X}\n", 5, "khóa lạ “tên”"},
		{"a key twice", goodHead + "  - code: SX\n    name: Sở X\n    name: Sở Y\n    kind: department\n", 7, "hai dòng “name”"},
		{"a bad date", goodHead + "  - {code: SX, name: Sở X, kind: department, to: 31/02/2025}\n", 5, "không phải ngày"},
		{"an end before the beginning", goodHead + "  - {code: SX, name: Sở X, kind: department, from: 2025-03-01, to: 2024-01-01}\n", 5, "trước khi có hiệu lực"},
		{"an unknown successor", goodHead + "  - code: SX\n    name: Sở X\n    kind: department\n    successors:\n      - {code: SZ, from: 2025-03-01}\n", 9, "kế thừa SZ không có"},
		{"a successor without a day", goodHead + "  - {code: SX, name: Sở X, kind: department, successors: [{code: UB}]}\n", 5, "thiếu “from”"},
		{"its own successor", goodHead + "  - {code: SX, name: Sở X, kind: department, successors: [{code: SX, from: 2025-03-01}]}\n", 5, "chính nó"},
		{"a successor that does not exist then", goodHead + "  - {code: SX, name: Sở X, kind: department, successors: [{code: SZ, from: 2025-03-01}]}\n  - {code: SZ, name: Sở Z, kind: department, from: 2026-01-01}\n", 5, "vào ngày 01/03/2025"},
		{"an unknown parent", goodHead + "  - {code: BX, name: Ban X, kind: unit, parent: VP}\n", 5, "parent VP"},
		{"parents in a circle", goodHead + "  - {code: BX, name: Ban X, kind: unit, parent: BY}\n  - {code: BY, name: Ban Y, kind: unit, parent: BX}\n", 5, "đi vòng"},
		{"a name of two agencies", goodHead + "  - {code: SX, name: Sở X, kind: department}\n  - {code: SZ, name: Sở Z, aliases: [sở x], kind: department}\n", 6, "cùng nhận tên"},
		{"a bracket left open", goodHead + "  - {code: SX, name: Sở X, aliases: [\"Sở [X\"], kind: department}\n", 5, "ngoặc"},
		{"brackets without end", goodHead + "  - {code: SX, name: Sở X, aliases: [\"" + strings.Repeat("[a]", 12) + "\"], kind: department}\n", 5, "quá nhiều"},
		{"an unknown member", goodHead + "groups:\n  - {code: G, name: các sở, members: {codes: [SX]}}\n", 6, "thành viên SX"},
		{"a group without members", goodHead + "groups:\n  - {code: G, name: các sở}\n", 6, "không có members"},
		{"an open group with members", goodHead + "groups:\n  - {code: G, name: các sở, open: true, members: {codes: [UB]}}\n", 6, "vừa open"},
		{"neither true nor false", goodHead + "groups:\n  - {code: G, name: các sở, open: có}\n", 6, "true hoặc false"},
		{"an issuer that is nobody", strings.Replace(goodHead, "issuer: UB", "issuer: XX", 1), 2, "issuer “XX”"},
		{"spellings of one", goodHead + "spellings:\n  - [UBND]\n", 6, "ít nhất hai"},
		{"too deep", "a: " + strings.Repeat("[", 3000), 0, "lồng"},
		{"too big", strings.Repeat("#\n", 1<<20), 0, "giới hạn"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, found := Read("so.yaml", []byte(tt.file))
			if r == nil {
				t.Fatal("no register")
			}
			for _, f := range found {
				if f.Code == "register.bad" && f.Place.Line == tt.line && strings.Contains(f.Got, tt.says) {
					return
				}
			}
			t.Errorf("found %v, want “%s” in line %d", found, tt.says, tt.line)
		})
	}
}

func TestAllMistakesAtOnce(t *testing.T) {
	_, found := Read("so.yaml", []byte(goodHead+"  - {code: A, name: X, kind: q}\n  - {code: B, name: X, kind: unit, parent: C}\n"))
	if len(found) != 3 {
		t.Errorf("want kind, parent and a double name, got %v", found)
	}
}

func TestTheSameNameAtDifferentTimesIsNoMistake(t *testing.T) {
	r, found := Read("so.yaml", []byte(goodHead+
		"  - {code: A, name: Sở X, kind: department, to: 2025-02-28, successors: [{code: B, from: 2025-03-01}]}\n"+
		"  - {code: B, name: Sở X, kind: department, from: 01/03/2025}\n"))
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got := r.At("2024-01-01").Resolve("Sở X"); show(got.Lead) != "A" || len(got.Unknown) > 0 {
		t.Errorf("before: %+v", got)
	}
	if got := r.At("2025-03-01").Resolve("Sở X"); show(got.Lead) != "B" || len(got.Unknown) > 0 {
		t.Errorf("after: %+v", got)
	}
}

func codes(all []Successor) string {
	var out []string
	for _, s := range all {
		out = append(out, s.Code+":"+s.Scope)
	}
	return strings.Join(out, " ")
}

func TestSuccessors(t *testing.T) {
	r := quangNgai(t)
	tests := []struct{ code, at, want string }{
		{"SKHDT", "2025-03-01", "STC:"},
		{"SKHDT", "2025-02-28", ""},
		{"STC", "2026-01-01", ""},
		{"SGTVT", "2025-06-01", "SXD:"},
		{"STTTT", "2025-06-01", "SKHCN:"},
		{"SNNPTNT", "2025-06-01", "SNNMT:"},
		{"STNMT", "2025-06-01", "SNNMT:"},
		{"BDT", "2025-06-01", "SDTTG:"},
		{"SNGV", "2025-06-01", "VPUB:ngoại vụ"},
		{"SLDTBXH", "2025-06-01", "SNV: SGDDT:giáo dục nghề nghiệp SYT:trẻ em; phòng, chống tệ nạn xã hội; bảo trợ xã hội SNNMT:giảm nghèo"},
		{"UBND-BS", "2025-06-30", ""},
		{"UBND-ML", "2025-07-01", "UBND-MINH-LONG:địa bàn xã Long Hiệp, Thanh An, Long Môn UBND-SON-MAI:địa bàn xã Long Mai, Long Sơn"},
		{"UBND-LS", "2025-07-01", "UBND-LY-SON:"},
		{"XXX", "2025-07-01", ""},
	}
	for _, tt := range tests {
		if got := codes(r.Successors(tt.code, viet.Date(tt.at))); got != tt.want {
			t.Errorf("%s at %s: %s, want %s", tt.code, tt.at, got, tt.want)
		}
	}
}

func TestSuccessorOfASuccessor(t *testing.T) {
	r, found := Read("so.yaml", []byte(goodHead+
		"  - {code: A, name: Sở A, kind: department, to: 2024-12-31, successors: [{code: B, from: 2025-01-01, scope: đường bộ}]}\n"+
		"  - {code: B, name: Sở B, kind: department, to: 2025-12-31, successors: [{code: C, from: 2026-01-01}]}\n"+
		"  - {code: C, name: Sở C, kind: department, from: 2026-01-01}\n"))
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got := codes(r.Successors("A", "2025-06-01")); got != "B:đường bộ" {
		t.Errorf("while B exists: %s", got)
	}
	if got := codes(r.Successors("A", "2026-06-01")); got != "C:đường bộ" {
		t.Errorf("after B: %s", got)
	}
}

func TestMembers(t *testing.T) {
	v := quangNgai(t).At(signed)
	count := map[string]int{"CAP-HUYEN": 13, "SBN": 20, "SBN-DV": 21, "LIEN-QUAN": 0, "CAP-XA": 0, "KHONG-CO": 0}
	for code, want := range count {
		if got := v.Members(code); len(got) != want {
			t.Errorf("%s has %d members, want %d", code, len(got), want)
		}
	}
	var names []string
	for _, a := range v.Members("CAP-HUYEN") {
		names = append(names, a.Name)
	}
	if want := "UBND huyện Ba Tơ"; names[0] != want || !slices.Contains(names, "UBND thị xã Đức Phổ") {
		t.Errorf("districts %q, want %s first", names, want)
	}
	if i, j := slices.Index(names, "UBND huyện Minh Long"), slices.Index(names, "UBND huyện Mộ Đức"); i > j {
		t.Errorf("not in Vietnamese order: %q", names)
	}
	later := quangNgai(t).At("2025-07-01")
	if got := later.Members("CAP-HUYEN"); len(got) != 0 {
		t.Errorf("districts after the district level ended: %v", got)
	}
	if _, ok := later.Agency("SKHDT"); ok {
		t.Error("SKHDT still exists in July 2025")
	}
	if a, ok := later.register.Agency("SKHDT"); !ok || a.Name != "Sở Kế hoạch và Đầu tư" {
		t.Error("the register forgot SKHDT")
	}
	if g, ok := v.Group("CAP-XA"); !ok || g.Expand || g.Open {
		t.Errorf("communes %+v", g)
	}
}

func TestTheProvinceBeforeAndAfter2025(t *testing.T) {
	r := quangNgai(t)
	tests := []struct {
		day               viet.Date
		line, want        string
		notThen           int
		members, communes int // of all districts, of all communes
	}{
		{"2024-06-01", "Sở Nội vụ, Sở Giao thông vận tải; UBND huyện Bình Sơn, UBND Bình Sơn", "SNV SGTVT UBND-BS UBND-BS", 0, 13, 0},
		{"2024-06-01", "UBND các huyện: Bình Sơn, Lý Sơn; UBND xã Bình Sơn", "UBND-BS UBND-LS ?UBND xã Bình Sơn", 0, 13, 0},
		{"2025-04-01", "Sở Nông nghiệp và Môi trường, Sở Dân tộc và Tôn giáo; UBND Bình Sơn; Sở Giao thông vận tải", "SNNMT SDTTG UBND-BS SGTVT", 1, 13, 0},
		{"2025-08-01", "Sở Xây dựng; UBND xã Bình Sơn, UBND Bình Sơn; UBND các xã: Bình Sơn, Măng Đen và đặc khu Lý Sơn", "SXD UBND-BINH-SON UBND-BINH-SON UBND-BINH-SON UBND-MANG-DEN UBND-LY-SON", 0, 0, 96},
		{"2025-08-01", "UBND phường Kon Tum; UBND huyện Bình Sơn; UBND các xã, phường, đặc khu; UBND các địa phương", "UBND-KON-TUM UBND-BS [CAP-XA] [XA-DIA-PHUONG]", 1, 0, 96},
		{"2025-08-01", "UBND xã Sơn Hà, Sơn Hạ; UBND xã Ba Tơ và xã Ba Tô", "UBND-SON-HA UBND-SON-HA-2 UBND-BA-TO UBND-BA-TO-2", 0, 0, 96},
	}
	for _, tt := range tests {
		v := r.At(tt.day)
		got := v.Resolve(tt.line)
		notThen := 0
		for _, u := range got.Unknown {
			if u.NotThen {
				notThen++
			}
		}
		if show(got.Lead) != tt.want || notThen != tt.notThen {
			t.Errorf("%s: %s\ngot  %s\nwant %s; %d not then, want %d", tt.day, tt.line, show(got.Lead), tt.want, notThen, tt.notThen)
		}
		if a, b := len(v.Members("CAP-HUYEN")), len(v.Members("CAP-XA")); a != tt.members || b != tt.communes {
			t.Errorf("%s: %d districts, %d communes", tt.day, a, b)
		}
	}
	units := map[string]int{}
	for _, a := range r.Agencies() {
		if a.Kind == Commune {
			units[strings.Fields(a.Name)[1]]++
		}
	}
	if units["xã"] != 86 || units["phường"] != 9 || units["đặc"] != 1 {
		t.Errorf("communes %v", units)
	}
}

func FuzzReadCommon(f *testing.F) {
	f.Add([]byte("names:\n  - {name: Sở X, kind: department}\nheads:\n  - {words: [Sở], kind: department}\nsets:\n  - {words: [sở], open: true}\n"))
	f.Add([]byte("spellings:\n  - [a, b]\nnames: [{name: \"[a][a]\", kind: unit, weak: x}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, _ := ReadCommon("chung.yaml", data)
		strangers(t).With(c).At("2024-01-01").Resolve("UBND tỉnh, Sở X và các sở")
	})
}

func TestMistakesInTheSharedFile(t *testing.T) {
	many := "spellings:\n  - [a, b, c, d, e]\nnames:\n" + strings.Repeat("  - {name: a a a a, kind: unit}\n", 3000)
	for file, says := range map[string]string{
		"":                                    "tệp trống",
		"names: [{name: X, kind: y}]":         "không có kind",
		"names: [{name: \"[X\", kind: unit}]": "ngoặc",
		"heads: [{words: [X]}]":               "thiếu “kind”",
		"tên: 1":                              "khóa lạ",
		many:                                  "quá nhiều",
	} {
		c, found := ReadCommon("chung.yaml", []byte(file))
		if c == nil || len(found) == 0 || !strings.Contains(found[0].Got, says) {
			t.Errorf("%.40q: %v, want %q", file, found, says)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(goodHead))
	f.Add([]byte("agencies: [{code: [a], name: {b: c}}]"))
	if data, err := os.ReadFile("../templates/registers/quang-ngai.yaml"); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _ := Read("so.yaml", data)
		r.At("2024-01-01").Resolve("UBND tỉnh, Sở X")
	})
}
