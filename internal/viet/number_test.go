package viet

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestReadNumberReadsFiguresAsWrittenInVietnam(t *testing.T) {
	for _, c := range []struct{ in, value, suffix string }{
		{"5", "5", ""},
		{"03", "3", ""},
		{"0", "0", ""},
		{"2,5", "2.5", ""},
		{"0,50", "0.50", ""},
		{"8,0", "8.0", ""},
		{"57,97", "57.97", ""},
		{"1,234", "1.234", ""},
		{"1.234", "1234", ""},
		{"38.000", "38000", ""},
		{"1.234,5", "1234.5", ""},
		{"334.327,57", "334327.57", ""},
		{"1.234.567.890", "1234567890", ""},
		{"1 234 567,8", "1234567.8", ""},
		{"12 345", "12345", ""},
		{"12\u00a0345", "12345", ""},
		{"12\u202f345,50", "12345.50", ""},
		{"-1,5", "-1.5", ""},
		{"−2", "-2", ""},
		{"–2,5", "-2.5", ""},
		{"+3", "3", ""},
		{"  7 ", "7", ""},
		{"5%", "5", "%"},
		{"5 %", "5", "%"},
		{"4.460 USD", "4460", "USD"},
		{"38 nghìn tỷ", "38", "nghìn tỷ"},
		{"38.000 tỷ đồng", "38000", "tỷ đồng"},
		{"2 025", "2025", ""},
		{"120 m2", "120", "m2"},
		{"5,5 triệu m3/ngày", "5.5", "triệu m3/ngày"},
		{"8 tấn CO2", "8", "tấn CO2"},
	} {
		n, err := ReadNumber(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if Plain(n.Value) != c.value || n.Suffix != c.suffix || !n.Sure() {
			t.Errorf("%q read as %s %q, sure %v; want %s %q", c.in, Plain(n.Value), n.Suffix, n.Sure(), c.value, c.suffix)
		}
	}
}

func TestReadNumberGivesBothReadingsOfADotThatIsNoGroupMark(t *testing.T) {
	for _, c := range []struct{ in, likely, other string }{
		{"12.5", "12.5", "125"},
		{"70.25", "70.25", "7025"},
		{"0.500", "0.500", "500"},
		{"1234.567", "1234.567", "1234567"},
		{"-12.5", "-12.5", "-125"},
		{"12.5%", "12.5", "125"},
		{".5", "0.5", "5"},
	} {
		n, err := ReadNumber(c.in)
		if err != nil || len(n.Others) != 1 || n.Sure() {
			t.Errorf("%q read as %+v, %v", c.in, n, err)
			continue
		}
		if Plain(n.Value) != c.likely || Plain(n.Others[0]) != c.other {
			t.Errorf("%q read as %s or %s, want %s or %s", c.in, Plain(n.Value), Plain(n.Others[0]), c.likely, c.other)
		}
	}
}

func TestReadNumberMarksFiguresWrittenAnotherWay(t *testing.T) {
	for in, want := range map[string]string{
		"1,234.5":     "1234.5",
		"1,234,567":   "1234567",
		"1,234,567.8": "1234567.8",
		",5":          "0.5",
		"- 5":         "-5",
	} {
		n, err := ReadNumber(in)
		if err != nil || Plain(n.Value) != want || !n.Odd || n.Sure() {
			t.Errorf("%q read as %+v, %v; want %s, odd", in, n, err, want)
		}
	}
}

func TestReadNumberRefusesWhatIsNoSingleFigure(t *testing.T) {
	for _, in := range []string{
		"", " ", "\u00a0", "-", "%", "CO2", "đang tổng hợp", "khoảng 5", "1.2.3", "1,2,3", "1.23,4,5", "1.234,567.8",
		"70-71", "70 - 71", "70–71%", "70%-71%", "70 đến 71", "70/71", "5/3/2024", "05-03-2024", "12h30", "5 và 6", "1;2",
		"1234 567", "0 123", "1,234 567", "1 234.5", "1.234 567", "2024 150", "=A1*2", "#REF!", "1E+05",
		strings.Repeat("9", 65), strings.Repeat("9", 100000), "５", "٣",
	} {
		if n, err := ReadNumber(in); !errors.Is(err, ErrNoNumber) {
			t.Errorf("%.40q read as %+v, %v", in, n, err)
		}
	}
}

func TestReadNumberKeepsLargeFiguresExact(t *testing.T) {
	in := "123.456.789.012.345.678.901.234,0000000001"
	n, err := ReadNumber(in)
	if err != nil || Plain(n.Value) != "123456789012345678901234.0000000001" {
		t.Fatalf("read as %s, %v", n.Value, err)
	}
	if Format(n.Value) != in {
		t.Errorf("written back as %s", Format(n.Value))
	}
}

func TestPlainAndFormat(t *testing.T) {
	for in, want := range map[string][2]string{
		"0":        {"0", "0"},
		"2.0":      {"2.0", "2,0"},
		"999":      {"999", "999"},
		"1000":     {"1000", "1.000"},
		"-1000":    {"-1000", "-1.000"},
		"-100":     {"-100", "-100"},
		"1234567":  {"1234567", "1.234.567"},
		"-0.50":    {"-0.50", "-0,50"},
		"12345.60": {"12345.60", "12.345,60"},
		"1e3":      {"1000", "1.000"},
	} {
		d := decimal.RequireFromString(in)
		if Plain(d) != want[0] || Format(d) != want[1] {
			t.Errorf("%s: %s and %s, want %s and %s", in, Plain(d), Format(d), want[0], want[1])
		}
	}
}

func TestWhatIsFormattedIsReadBackExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.Int64().Draw(t, "digits"), -rapid.Int32Range(0, 12).Draw(t, "decimals"))
		n, err := ReadNumber(Format(d))
		if err != nil || !n.Sure() || !n.Value.Equal(d) || n.Value.Exponent() != d.Exponent() {
			t.Fatalf("%s formatted as %s is read as %+v, %v", d, Format(d), n, err)
		}
		plain, err := decimal.NewFromString(Plain(d))
		if err != nil || !plain.Equal(d) || Plain(plain) != Plain(d) {
			t.Fatalf("%s in plain form %s is read as %s, %v", d, Plain(d), plain, err)
		}
	})
}

func FuzzReadNumber(f *testing.F) {
	for _, s := range []string{"1.234,5", "12.5", "1,234.5", "-1,5", "− 2", "5%", "38 nghìn tỷ", "70-71", "CO2", "", "1 234 567,8", ".5", ",5", "0,50", "１", "1.", "\u00a05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ReadNumber(s)
		if err != nil {
			if !errors.Is(err, ErrNoNumber) || !n.Value.IsZero() || len(n.Others) > 0 {
				t.Fatalf("%q: %+v, %v", s, n, err)
			}
			return
		}
		if !strings.ContainsAny(s, "0123456789") {
			t.Fatalf("%q holds no digit and is read as %s", s, n.Value)
		}
		if n.Suffix != Spaces(n.Suffix) {
			t.Fatalf("%q: suffix %q", s, n.Suffix)
		}
		again, err := ReadNumber(Format(n.Value))
		if err != nil || !again.Sure() || !again.Value.Equal(n.Value) {
			t.Fatalf("%q is read as %s, whose form %s is read as %+v, %v", s, n.Value, Format(n.Value), again, err)
		}
	})
}
