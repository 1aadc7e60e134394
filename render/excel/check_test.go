package excel

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestChecksHoldWhatClerksType puts the checks into cells and lets LibreOffice compute them: a check that warns of good input teaches
// people to click warnings away.
func TestChecksHoldWhatClerksType(t *testing.T) {
	cases := []struct {
		name, formula string
		right, wrong  []string
	}{
		{"figure", figureCheck,
			[]string{"", "2,5", "-1,5", "38.000", "1.234.567,89", "0", "41500", "XÓA", "xóa", "0,05"},
			[]string{"12.5", "1.5", "2,5%", "khoảng 2", "abc", "2,5 tỷ", "1,2,3"}},
		{"share", shareCheck,
			[]string{"", "0", "100", "45,5", "xóa"},
			[]string{"101", "-1", "một nửa", "12.55"}},
		{"day", dayCheck,
			[]string{"", "05/03/2024", "5/3/2024", "31/12/2024", "29/02/2024", "XÓA"},
			[]string{"30/02/2024", "03/31/2024", "2024", "5/3", "05/03/24", "tháng 3", "3/2024"}},
	}
	f := excelize.NewFile()
	defer f.Close()
	type expected struct {
		cell, name, typed string
		holds             bool
	}
	var all []expected
	put := func(name, formula, typed string, holds bool) {
		row := len(all) + 1
		if typed != "" {
			if err := f.SetCellStr("Sheet1", cell(0, row), typed); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellFormula("Sheet1", cell(1, row), "IF("+strings.ReplaceAll(formula, "{x}", cell(0, row))+`,"giữ","nhắc")`); err != nil {
			t.Fatal(err)
		}
		all = append(all, expected{cell(1, row), name, typed, holds})
	}
	for _, c := range cases {
		for _, typed := range c.right {
			put(c.name, c.formula, typed, true)
		}
		for _, typed := range c.wrong {
			put(c.name, c.formula, typed, false)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	computed := throughLibreOffice(t, b.Bytes())
	for _, want := range all {
		if got := value(t, computed, "Sheet1", want.cell); got != "giữ" && got != "nhắc" || (got == "giữ") != want.holds {
			t.Errorf("%s check of %q says %q, want it to hold: %t", want.name, want.typed, got, want.holds)
		}
	}
}
