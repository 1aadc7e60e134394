package parser

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"theodoi/internal/viet"
	"theodoi/plan"
)

// someUnits are units as the rules list them, the longest first.
var someUnits = []string{"giường bệnh", "triệu đồng", "tỷ đồng", "triệu USD", "bác sĩ", "trường", "tấn", "USD", "km2", "xã", "hộ", "ha", "%", "‰"}

// measureText writes what was read of a measure: bound, about, direction, figures, unit, scope, baseline; nothing for what is empty.
func measureText(m plan.Measure) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(string(m.Op))
	if m.Approx {
		add("about")
	}
	add(string(m.Direction))
	figures := viet.Plain(*m.Low)
	if !m.Low.Equal(*m.High) {
		figures += ".." + viet.Plain(*m.High)
	}
	add(figures)
	add(m.Unit)
	if m.Scope != "" {
		add("[" + m.Scope + "]")
	}
	if m.Baseline != "" {
		add("<" + m.Baseline + ">")
	}
	return strings.Join(parts, " ")
}

func TestWordingsOfTargets(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Tốc độ tăng GRDP đạt 2,5-3,0%;", []string{"2.5..3.0 %"}},
		{"Tốc độ tăng GRDP từ 2,5% đến 3,0%;", []string{"2.5..3.0 %"}},
		{"Tổng sản phẩm từ 6 đến 7%.", []string{"6..7 %"}},
		{"GRDP bình quân đầu người khoảng 4.460 USD", []string{"about 4460 USD"}},
		{"Tỷ trọng công nghiệp chiếm khoảng 70-71%, trong đó, dịch vụ chiếm 43-44%", []string{"about 70..71 %", "43..44 % [dịch vụ]"}},
		{"Tổng vốn đầu tư khoảng 38.000-39.000 tỷ đồng", []string{"about 38000..39000 tỷ đồng"}},
		{"Thu ngân sách vượt chỉ tiêu Trung ương giao trên 5%", []string{"above 5 % <chỉ tiêu Trung ương giao>"}},
		{"Tỷ lệ lấp đầy từ 2% - 3%", []string{"2..3 %"}},
		{"Tăng 5% đến 31/12/2024", []string{"increase 5 %"}},
		{"Tăng trưởng cao hơn bình quân cả nước 1%", []string{"1 % <bình quân cả nước>"}},
		{"Có 03 xã đạt chuẩn nông thôn mới", []string{"3 xã"}},
		{"Có ít nhất 57,97% trường mầm non; 87,42% trường tiểu học; 36,54% trường trung học phổ thông đạt chuẩn quốc gia",
			[]string{"min 57.97 % [trường mầm non]", "min 87.42 % [trường tiểu học]", "min 36.54 % [trường trung học phổ thông]"}},
		{"Số bác sĩ trên 10.000 dân đạt 8,0 bác sĩ", []string{"8.0 bác sĩ"}},
		{"Số giường bệnh trên 1 vạn dân đạt 31,8 giường bệnh", []string{"31.8 giường bệnh"}},
		{"Số giường bệnh/10.000 dân đạt 31,8 giường bệnh", []string{"31.8 giường bệnh"}},
		{"Tỷ lệ hộ nghèo giảm 1,58-1,6%; trong đó, miền núi giảm 6-7%, đồng bằng giảm 0,4-0,6% (theo chuẩn nghèo giai đoạn 2022-2025)",
			[]string{"decrease 1.58..1.6 %", "decrease 6..7 % [miền núi]", "decrease 0.4..0.6 % [đồng bằng]"}},
		{"Tỷ lệ dân số dùng nước hợp vệ sinh đạt 99%, trong đó, sử dụng nước sạch 70%", []string{"99 %", "70 % [sử dụng nước sạch]"}},
		{"Ít nhất 80% xã, phường, thị trấn đạt chuẩn", []string{"min 80 %"}},
		{"Tỷ lệ che phủ rừng đạt 51,5%", []string{"51.5 %"}},
		{"Tỷ lệ đô thị hóa trên 38,5%", []string{"above 38.5 %"}},
		{"Tỷ lệ thất nghiệp dưới 3%", []string{"below 3 %"}},
		{"Tỷ lệ thất nghiệp không quá 1,50%", []string{"max 1.50 %"}},
		{"Tỷ lệ thất nghiệp không vượt quá 1,5%", []string{"max 1.5 %"}},
		{"Tối đa 5% hồ sơ trễ hạn", []string{"max 5 %"}},
		{"Tối thiểu 95% hồ sơ đúng hạn", []string{"min 95 %"}},
		{"Phấn đấu không dưới 20 trường", []string{"min 20 trường"}},
		{"Trồng mới hơn 1.200 ha rừng", []string{"above 1200 ha"}},
		{"Tỷ lệ nhựa hóa đạt khoảng trên 70%", []string{"above about 70 %"}},
		{"Tỷ lệ nhựa hóa đạt trên khoảng 70%", []string{"above about 70 %"}},
		{"Năng suất lao động tăng 2,0-3,0%", []string{"increase 2.0..3.0 %"}},
		{"Năng suất lao động tăng khoảng 3%", []string{"about increase 3 %"}},
		{"Năng suất lao động tăng bình quân trên 5,5%", []string{"above increase 5.5 %"}},
		{"Diện tích 1.234,5 ha", []string{"1234.5 ha"}},
		{"Thu ngân sách năm 2024 đạt 25.000 tỷ đồng", []string{"25000 tỷ đồng"}},
		{"Đến ngày 31/12/2024 có 05 xã", []string{"5 xã"}},
		{"Theo Nghị quyết số 15/NQ-HĐND, trồng 100 ha", []string{"100 ha"}},
		{"Giảm 5 tấn CO2", []string{"decrease 5 tấn"}},
		{"Xuất siêu", nil},
		{"Giữ vững an ninh, quốc phòng giai đoạn 2021-2025", nil},
		{"Hoàn thành trong năm 2024", nil},
		{"", nil},
	} {
		var got []string
		for _, m := range readMeasures(c.text, 0, someUnits) {
			got = append(got, measureText(m))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestAMeasureStandsWhereItWasRead(t *testing.T) {
	const before = "1. "
	text := "Tỷ trọng chiếm khoảng 70-71%, trong đó dịch vụ 43 - 44 %; đạt 1.200 tỷ đồng."
	for _, m := range readMeasures(text, len(before), someUnits) {
		if got := m.Span.Of(before + text); got != m.Text {
			t.Errorf("%q stands at %q", m.Text, got)
		}
	}
}

func TestAnyTextIsReadForMeasures(t *testing.T) {
	word := rapid.SampledFrom([]string{"đạt", "trên", "giảm", "khoảng", "trong đó", "từ", "đến", "năm", "2024", "5%", "2,5", "-", "1.234,5", "tỷ đồng", ";", ",", "(", ")", "ế", "10.000", "dân", "1.2.3.4", "%", "vượt chỉ tiêu", "99999999999999999999999999"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 20).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		measures := readMeasures(text, 0, someUnits)
		at := 0
		for _, m := range measures {
			if m.Span.Of(text) != m.Text || m.Span.Start < at || m.Low.GreaterThan(*m.High) || m.Unit != strings.TrimSpace(m.Unit) {
				t.Fatalf("%q: %+v", text, m)
			}
			at = m.Span.Stop
		}
		if name := targetName(text, 0, measures); strings.TrimSpace(text) != "" && name != strings.TrimSpace(name) {
			t.Fatalf("%q is named %q", text, name)
		}
	})
}

func TestTargetsAreNamedWithoutFiguresAndHedges(t *testing.T) {
	for text, want := range map[string]string{
		"Tốc độ tăng GRDP đạt 2,5-3,0%;":                              "Tốc độ tăng GRDP",
		"GRDP bình quân đầu người khoảng 4.460 USD":                   "GRDP bình quân đầu người",
		"Tỷ lệ hộ nghèo giảm 1,58-1,6%; trong đó, miền núi giảm 6-7%": "Tỷ lệ hộ nghèo",
		"Thu ngân sách vượt mức chỉ tiêu Trung ương giao trên 5%":     "Thu ngân sách",
		"Số bác sĩ trên 10.000 dân đạt 8,0 bác sĩ":                    "Số bác sĩ trên 10.000 dân",
		"Có 03 xã đạt chuẩn nông thôn mới;":                           "Số xã đạt chuẩn nông thôn mới",
		"Giữ vững an ninh, trật tự.":                                  "Giữ vững an ninh, trật tự",
		"Tỷ lệ thất nghiệp không quá 1,50%":                           "Tỷ lệ thất nghiệp",
		"Phấn đấu tỷ lệ đô thị hóa đạt 38,5%":                         "Tỷ lệ đô thị hóa",
	} {
		if got := targetName(text, 0, readMeasures(text, 0, someUnits)); got != want {
			t.Errorf("%s is named %q, want %q", text, got, want)
		}
	}
}
