package office

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"theodoi/internal/viet"
)

// decodeName reads a file name whose encoding nobody says. Archives and mails made on old systems carry the bytes of a code page, and some
// programs read UTF-8 as a code page and wrote the mistake down; of all readings the one that is most Vietnamese counts.
func decodeName(raw string) string {
	var readings []string
	if utf8.ValidString(raw) {
		readings = append(readings, raw)
		for _, page := range []*charmap.Charmap{charmap.CodePage437, charmap.CodePage850, charmap.Windows1252} {
			if meant, err := page.NewEncoder().String(viet.NFC(raw)); err == nil && utf8.ValidString(meant) {
				readings = append(readings, meant)
			}
		}
	} else {
		for _, encoding := range []viet.Legacy{viet.Windows1258, viet.TCVN3, viet.VNI} {
			readings = append(readings, encoding.Decode([]byte(raw)))
		}
		if read, err := charmap.CodePage437.NewDecoder().String(raw); err == nil {
			readings = append(readings, read)
		}
	}
	best, most := "", 0
	for i, r := range readings {
		p := viet.Plausible(r)
		if score := 3*p.AccentedSyllables - 2*p.Accented; i == 0 || score > most {
			best, most = r, score
		}
	}
	return viet.NFC(best)
}
