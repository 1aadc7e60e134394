package intake

import (
	"strings"

	"theodoi/internal/viet"
	"theodoi/internal/words"
)

// dong is the unit of money as cutPower returns it.
var dong = viet.Fold(words.Dong)

// sameUnit reports whether the word behind a figure is the row's own unit, or says no less: 38 tỷ where the row is in tỷ đồng.
func sameUnit(suffix, unit string) bool {
	if suffix == "" || viet.Fold(suffix) == viet.Fold(unit) || strings.Contains(unit, "%") && isPercent(suffix) {
		return true
	}
	shift, ok := unitShift(suffix, unit)
	return ok && shift == 0
}

func isPercent(suffix string) bool {
	return suffix == "%" || viet.Fold(suffix) == viet.Fold(words.PerCent)
}

// unitShift returns by how many powers of ten a figure with the suffix has to be moved to be one in the unit: 38 nghìn tỷ is
// 38.000 tỷ đồng, a shift of three. It reports false where the two do not measure the same thing.
func unitShift(suffix, unit string) (shift int, ok bool) {
	power1, thing1 := cutPower(suffix)
	power2, thing2 := cutPower(unit)
	switch {
	case power1 == 0 && thing1 == "", thing2 == "" && power2 == 0 && thing1 != "":
		return 0, false
	case thing1 == thing2, thing1 == "" && power1 > 0, thing2 == "" && thing1 == dong:
		return power1 - power2, true
	}
	return 0, false
}

// cutPower takes the words of powers off the front of a unit: nghìn tỷ đồng is 12 and đồng.
func cutPower(unit string) (power int, thing string) {
	if unit == "" {
		return 0, ""
	}
	rest := viet.Fold(strings.Trim(unit, " .;,()"))
	if power, ok := words.ShortUnit(rest); ok {
		return power, dong
	}
	for {
		word, after, _ := strings.Cut(rest, " ")
		n, ok := words.Power(word)
		if !ok {
			return power, rest
		}
		power, rest = power+n, after
	}
}

// hasPower reports whether the unit counts in thousands, millions or billions of something, which people mix up.
func hasPower(unit string) bool {
	power, _ := cutPower(unit)
	return power > 0
}
