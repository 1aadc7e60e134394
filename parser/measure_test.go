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
	if m.Low == nil {
		return "word " + m.Word
	}
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
		{"Tốc độ tăng sản xuất công nghiệp đạt 5,2-6,0%;", []string{"5.2..6.0 %"}},
		{"Tốc độ tăng sản xuất công nghiệp từ 5,2% đến 6,0%;", []string{"5.2..6.0 %"}},
		{"Tổng sản phẩm từ 6 đến 7%.", []string{"6..7 %"}},
		{"Giá bán mỗi tấn cà phê khoảng 3.180 USD", []string{"about 3180 USD"}},
		{"Diện tích cây ăn quả chiếm khoảng 21-23%, trong đó, sầu riêng chiếm 8-9%", []string{"about 21..23 %", "8..9 % [sầu riêng]"}},
		{"Doanh thu bán lẻ khoảng 61.500-62.000 tỷ đồng", []string{"about 61500..62000 tỷ đồng"}},
		{"Số thu phí vượt dự toán Hội đồng nhân dân giao trên 12%", []string{"above 12 % <dự toán Hội đồng nhân dân giao>"}},
		{"Tỷ lệ lấp đầy từ 2% - 3%", []string{"2..3 %"}},
		{"Tăng 5% đến 31/12/2024", []string{"increase 5 %"}},
		{"Tăng trưởng cao hơn bình quân cả nước 1%", []string{"1 % <bình quân cả nước>"}},
		{"Có 06 xã đạt chuẩn đô thị loại V", []string{"6 xã"}},
		{"Có ít nhất 41,25% chợ hạng một; 62,5% chợ hạng hai; 18,75% chợ tạm được nâng cấp",
			[]string{"min 41.25 % [chợ hạng một]", "min 62.5 % [chợ hạng hai]", "min 18.75 % [chợ tạm]"}},
		{"Số dược sĩ trên 10.000 dân đạt 2,0 người", []string{"2.0 người"}},
		{"Số giường bệnh trên 1 vạn dân đạt 27,3 giường bệnh", []string{"27.3 giường bệnh"}},
		{"Số giường bệnh/10.000 dân đạt 27,3 giường bệnh", []string{"27.3 giường bệnh"}},
		{"Số vụ cháy rừng giảm 12,25-12,5%; trong đó, ven biển giảm 3-4%, vùng cao giảm 0,2-0,3% (tính theo kỳ 2021-2024)",
			[]string{"decrease 12.25..12.5 %", "decrease 3..4 % [ven biển]", "decrease 0.2..0.3 % [vùng cao]"}},
		{"Tỷ lệ hồ sơ nộp trực tuyến đạt 83%, trong đó, thanh toán qua mạng 46%", []string{"83 %", "46 % [thanh toán qua mạng]"}},
		{"Ít nhất 35% xã, phường, thị trấn có chợ số", []string{"min 35 %"}},
		{"Tỷ lệ che phủ rừng đạt 51,5%", []string{"51.5 %"}},
		{"Tỷ lệ lát vỉa hè trên 44,5%", []string{"above 44.5 %"}},
		{"Tỷ lệ thất nghiệp dưới 3%", []string{"below 3 %"}},
		{"Tỷ lệ thất nghiệp không quá 2,40%", []string{"max 2.40 %"}},
		{"Tỷ lệ thất nghiệp không vượt quá 1,5%", []string{"max 1.5 %"}},
		{"Tối đa 5% hồ sơ trễ hạn", []string{"max 5 %"}},
		{"Tối thiểu 95% hồ sơ đúng hạn", []string{"min 95 %"}},
		{"Phấn đấu không dưới 20 trường", []string{"min 20 trường"}},
		{"Trồng mới hơn 1.200 ha rừng", []string{"above 1200 ha"}},
		{"Tỷ lệ nhựa hóa đạt khoảng trên 70%", []string{"above about 70 %"}},
		{"Tỷ lệ nhựa hóa đạt trên khoảng 70%", []string{"above about 70 %"}},
		{"Sản lượng điện tăng 7,0-7,5%", []string{"increase 7.0..7.5 %"}},
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
		measures, _ := readMeasures(c.text, 0, someUnits)
		for _, m := range measures {
			got = append(got, measureText(m))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// read reads text for measures and remarks, each as text.
func read(text string) (measures, remarks []string) {
	found, said := readMeasures(text, 0, someUnits)
	for _, m := range found {
		measures = append(measures, measureText(m))
	}
	for _, r := range said {
		remarks = append(remarks, strings.TrimSuffix(fmt.Sprintf("%s %s/%s", strings.TrimPrefix(string(r.code), "target."), r.got, r.want), "/"))
	}
	return measures, remarks
}

// checkReadings compares what is read of each text: its measures, then its remarks.
func checkReadings(t *testing.T, cases map[string][2][]string) {
	t.Helper()
	for text, want := range cases {
		measures, remarks := read(text)
		if fmt.Sprint(measures) != fmt.Sprint(want[0]) || fmt.Sprint(remarks) != fmt.Sprint(want[1]) {
			t.Errorf("%s\n got %q %q\nwant %q %q", text, measures, remarks, want[0], want[1])
		}
	}
}

func TestAMinusSignBelongsToItsFigure(t *testing.T) {
	checkReadings(t, map[string][2][]string{
		"Chỉ số giá giữ ở mức -2,5%":               {{"-2.5 %"}, nil},
		"Chênh lệch: −3 điểm":                      {{"-3 điểm"}, nil},
		"Bảo quản lạnh từ -5 độ đến -2 độ":         {{"-5..-2 độ"}, nil},
		"Nhiệt độ kho -8 - -3 độ":                  {{"-8..-3 độ"}, nil},
		"Tỷ lệ lấp đầy 20-25%":                     {{"20..25 %"}, nil},
		"Tỷ lệ lấp đầy 20% -25%":                   {{"20..25 %"}, nil},
		"Tiêm vắc xin COVID-19 đạt 92%":            {{"92 %"}, nil},
		"Chỉ số giá năm 2024 -2,5%":                {{"-2.5 %"}, nil},
		"Tăng cân bằng, khoảng 2,5% -3,0 điểm":     {{"about 2.5 %", "-3.0 điểm"}, nil},
		"Sản lượng giai đoạn 2021-2025 đạt 40 tấn": {{"40 tấn"}, nil},
		"Trồng rừng từ 2020 đến 2025 đạt 3.000 ha": {{"3000 ha"}, nil},
	})
}

func TestANumberThatReadsTwoWaysIsSaid(t *testing.T) {
	checkReadings(t, map[string][2][]string{
		"Xuất khẩu 12.5 triệu USD":      {{"12.5 triệu USD"}, []string{"number-two-ways 12.5/12,5 hoặc 125"}},
		"Trồng 1,234.5 ha":              {{"1234.5 ha"}, []string{"number-two-ways 1,234.5/1.234,5"}},
		"Tăng từ 2.5% đến 3,5%":         {{"increase 2.5..3.5 %"}, []string{"number-two-ways 2.5/2,5 hoặc 25"}},
		"Trồng 1.234,5 ha, giảm 12.500": {{"1234.5 ha", "decrease 12500"}, nil},
	})
}

func TestAFigureThatIsLeftOutIsSaid(t *testing.T) {
	checkReadings(t, map[string][2][]string{
		"Trồng 70-60 ha": {nil, []string{"figure-skipped 70-60 ha"}},
		"Trồng 1.2.3 ha": {nil, []string{"figure-skipped 1.2.3 ha"}},
		"Vay từ 500 triệu đồng đến 2 tỷ đồng":          {nil, []string{"figure-skipped 500 triệu đồng đến 2 tỷ đồng"}},
		"Chỉ số đạt 95/100 điểm":                       {nil, []string{"figure-skipped 95"}},
		"Đến 31/12/2024, tháng 6 năm 2024 có 5 xã":     {{"5 xã"}, nil},
		"Dự án 1: xây 5 trường (hợp phần 2), nhóm 3":   {{"5 trường"}, nil},
		"Theo Nghị quyết 12/2023/NQ-HĐND, trồng 40 ha": {{"40 ha"}, nil},
	})
}

func TestARangeMayRepeatItsUnit(t *testing.T) {
	checkReadings(t, map[string][2][]string{
		"Thu hút từ 21.000 tỷ đồng đến 23.500 tỷ đồng": {{"21000..23500 tỷ đồng"}, nil},
		"Từ 15 triệu đến 18 triệu USD":                 {{"15..18 triệu USD"}, nil},
		"Từ 15 xã - 18 xã":                             {{"15..18 xã"}, nil},
		"Số hồ sơ trực tuyến lên đến 95%":              {{"95 %"}, nil},
		"Phấn đấu đến 60% số thôn có điện mặt trời":    {{"60 %"}, nil},
		"Đến 2025 có 12 xã":                            {{"12 xã"}, nil},
		"Tăng 4% đến năm 2026":                         {{"increase 4 %"}, nil},
		"Tăng 4% đến 30/6/2026":                        {{"increase 4 %"}, nil},
		"Đến ngày 30 tháng 6 có 7 trường":              {{"7 trường"}, nil},
		"Có 5 xã đến 2025":                             {{"5 xã"}, nil},
	})
}

func TestAFigureInBracketsExplains(t *testing.T) {
	checkReadings(t, map[string][2][]string{
		"Xuất khẩu đạt 90 triệu USD (tăng 2%)":                    {{"90 triệu USD"}, []string{"figure-skipped 2%"}},
		"Cán cân cân bằng (xuất siêu 5 triệu USD)":                {nil, []string{"figure-skipped 5 triệu USD"}},
		"Tăng (so với năm 2023, tính trên 10.000 dân) 6%":         {{"increase 6 %"}, nil},
		"Thu (giảm 3%) tăng 6%, trong đó phí (tăng 9%) đạt 2 tấn": {{"increase 6 %", "2 tấn [phí]"}, []string{"figure-skipped 3%", "figure-skipped 9%"}},
		"(1) Trồng 40 ha; (2) nuôi 30 tấn":                        {{"40 ha", "30 tấn [nuôi]"}, nil},
		"Trồng (không đóng ngoặc 40 ha":                           {{"40 ha"}, nil},
		"Trồng (cả (vụ một) 3 ha) 40 ha":                          {{"40 ha"}, []string{"figure-skipped 3 ha"}},
	})
}

func TestAUnitIsTakenWithWhatItIsCountedBy(t *testing.T) {
	checkReadings(t, map[string][2][]string{
		"Cung cấp 500 tấn, chỉ số 95, cấp 3, số 40":   {{"500 tấn", "95 [chỉ số]"}, nil},
		"Mật độ dân số 250 người/km2":                 {{"250 người/km2"}, nil},
		"Thu nhập đạt 85 triệu đồng/người/năm":        {{"85 triệu đồng/người/năm"}, nil},
		"Năng suất từ 58 tạ/ha đến 60 tạ/ha, tăng 3%": {{"58..60 tạ/ha", "increase 3 %"}, nil},
		"Giá trị tăng bình quân 5%/năm":               {{"increase 5 %"}, nil},
		"Thu nhập 85 triệu đồng/người/năm (giá 2010)": {{"85 triệu đồng/người/năm"}, nil},
	})
}

func TestANameIsCutByPlaceAndNotByText(t *testing.T) {
	for text, want := range map[string]string{
		"Có 5 xã ven biển; 5 xã miền núi đạt chuẩn": "Số xã ven biển, miền núi đạt chuẩn",
		"2 ha trồng 12 ha cây giống":                "Số ha trồng cây giống",
	} {
		measures, _ := readMeasures(text, 0, someUnits)
		if got := targetName(text, 0, measures); got != want {
			t.Errorf("%s is named %q, want %q", text, got, want)
		}
	}
}

func TestAWordMayStandForAFigure(t *testing.T) {
	rules, err := ReadRules("x", []byte("words: [xuất siêu, đạt mức tiên tiến]"))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][2]string{
		"Cán cân thương mại: Xuất siêu;": {"word Xuất siêu", "Cán cân thương mại"},
		"Xuất siêu": {"word Xuất siêu", "Xuất siêu"},
		"Chuyển đổi số đạt mức tiên tiến.":          {"word đạt mức tiên tiến", "Chuyển đổi số"},
		"Cán cân giữ như cũ (xuất siêu)":            {"", ""},
		"Cán cân (xuất siêu) chuyển sang xuất siêu": {"word xuất siêu", "Cán cân (xuất siêu) chuyển sang"},
		"Xuất siêu 40 tấn":                          {"40 tấn", "Xuất siêu"},
		"Xuất siêuu":                                {"", ""},
	} {
		lines, _ := readLines(t, "1. "+text)
		rules.Units = someUnits
		target, _ := newTarget(&item{marker: lines[0].marker, paragraphs: lines}, rules, plan.Horizon{})
		var got string
		if len(target.Measures) > 0 {
			got = measureText(target.Measures[0])
		}
		if got != want[0] || want[1] != "" && target.Name != want[1] {
			t.Errorf("%s: %q named %q, want %q named %q", text, got, target.Name, want[0], want[1])
		}
	}
	for _, bad := range []string{"words: ['']", "words: [\" \"]"} {
		if _, err := ReadRules("x", []byte(bad)); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

func TestAMeasureStandsWhereItWasRead(t *testing.T) {
	const before = "1. "
	text := "Tỷ trọng chiếm khoảng 21-23%, trong đó sầu riêng 8 - 9 %; đạt 1.200 tỷ đồng."
	measures, _ := readMeasures(text, len(before), someUnits)
	for _, m := range measures {
		if got := m.Span.Of(before + text); got != m.Text {
			t.Errorf("%q stands at %q", m.Text, got)
		}
	}
}

func TestAnyTextIsReadForMeasures(t *testing.T) {
	word := rapid.SampledFrom([]string{"đạt", "trên", "giảm", "khoảng", "trong đó", "từ", "đến", "năm", "2024", "5%", "2,5", "-", "1.234,5", "tỷ đồng", ";", ",", "(", ")", "ế", "10.000", "dân", "1.2.3.4", "%", "vượt chỉ tiêu", "-5", "12.5", "/km2", "tỷ đồng/người", "lên", "ha", "–", "99999999999999999999999999"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 20).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		measures, _ := readMeasures(text, 0, someUnits)
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
		"Tốc độ tăng sản xuất công nghiệp đạt 5,2-6,0%;":                 "Tốc độ tăng sản xuất công nghiệp",
		"Giá bán mỗi tấn cà phê khoảng 3.180 USD":                        "Giá bán mỗi tấn cà phê",
		"Số vụ cháy rừng giảm 12,25-12,5%; trong đó, ven biển giảm 3-4%": "Số vụ cháy rừng",
		"Số thu phí vượt mức kế hoạch huyện giao trên 12%":               "Số thu phí",
		"Số dược sĩ trên 10.000 dân đạt 2,0 người":                       "Số dược sĩ trên 10.000 dân",
		"Có 06 xã đạt chuẩn đô thị loại V;":                              "Số xã đạt chuẩn đô thị loại V",
		"Giữ vững an ninh, trật tự.":                                     "Giữ vững an ninh, trật tự",
		"Tỷ lệ thất nghiệp không quá 2,40%":                              "Tỷ lệ thất nghiệp",
		"Phấn đấu tỷ lệ lát vỉa hè đạt 44,5%":                            "Tỷ lệ lát vỉa hè",
	} {
		measures, _ := readMeasures(text, 0, someUnits)
		if got := targetName(text, 0, measures); got != want {
			t.Errorf("%s is named %q, want %q", text, got, want)
		}
	}
}
