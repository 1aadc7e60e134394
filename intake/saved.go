package intake

import (
	"strings"
	"time"
)

// firstSaved is before every workbook that this program issued. Programs that do not know the time write 1601, 1899 or 1980.
var firstSaved = time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)

// saved reads when the file says that it was last saved; zero if it does not, or says nonsense. It is no part of the contract, so that
// damage to it is no matter.
func (a *archive) saved(name string) time.Time {
	var core struct {
		Modified string `xml:"modified"`
	}
	if !a.has(name) || a.decode(name, &core) != nil {
		return time.Time{}
	}
	return parseSaved(core.Modified)
}

func parseSaved(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", time.DateOnly} {
		t, err := time.Parse(layout, s)
		if err == nil && !t.Before(firstSaved) && t.Year() < 10_000 {
			return t.UTC()
		}
	}
	return time.Time{}
}
