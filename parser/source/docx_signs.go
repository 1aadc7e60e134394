package source

import "strings"

// symbolSigns are the characters of the font Symbol that stand in texts, by their code.
var symbolSigns = map[rune]rune{
	0x2d: '−', 0xa3: '≤', 0xb3: '≥', 0xb1: '±', 0xb4: '×', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xb0: '°', 0xb7: '•', 0xae: '→', 0xac: '←', 0xde: '⇒', 0xa5: '∞',
	0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x64: 'δ', 0x6c: 'λ', 0x6d: 'μ', 0x70: 'π', 0x73: 'σ', 0x53: 'Σ', 0x44: 'Δ', 0x57: 'Ω', 0xe5: '∑', 0xd6: '√', 0xce: '∈',
}

// wingSigns are those of Wingdings.
var wingSigns = map[rune]rune{
	0xfc: '✓', 0xfb: '✗', 0xfe: '☑', 0xfd: '☒', 0xa8: '□', 0x6f: '□', 0x71: '□', 0xe0: '→', 0xf0: '→', 0xe8: '→', 0x46: '→', 0xd8: '➢', 0x76: '❖', 0xa7: '▪', 0x6e: '■', 0x6c: '●', 0x9f: '•',
}

// signFont returns the family of a font whose letters are signs, "" for others.
func signFont(font string) string {
	switch font = strings.ToLower(font); {
	case strings.HasPrefix(font, "wingdings"), strings.HasPrefix(font, "webdings"):
		return "wingdings"
	case font == "symbol":
		return "symbol"
	}
	return ""
}

// sign returns the character that a code in a font of signs shows.
func sign(font string, code rune) rune {
	if code >= 0xf000 && code <= 0xf0ff {
		code -= 0xf000
	}
	signs := wingSigns
	if signFont(font) == "symbol" {
		signs = symbolSigns
	}
	if r, ok := signs[code]; ok {
		return r
	}
	if signFont(font) == "symbol" && code < 0x7f || signFont(font) == "" {
		return code
	}
	return '•'
}

// signs turns a text in a font of signs into the characters it shows.
func signs(text, font string) string {
	if signFont(font) == "" && !strings.ContainsFunc(text, isPrivate) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if isPrivate(r) || signFont(font) == "wingdings" && r > ' ' && r < 0x100 || signFont(font) == "symbol" && symbolSigns[r] != 0 {
			if signFont(font) == "" {
				font = "symbol" // codes that a lost font left behind
			}
			return sign(font, r)
		}
		return r
	}, text)
}

func isPrivate(r rune) bool { return r >= 0xf020 && r <= 0xf0ff }
