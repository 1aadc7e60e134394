package intake

import (
	"bytes"
	"strings"
	"time"
)

// firstSaved is before every workbook that this program issued. Programs that do not know the time write 1601, 1899 or 1980.
var firstSaved = time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)

// saved reads when the file says that it was last saved; zero if it does not, or says nonsense. It is no part of the contract, so that
// damage to it is no matter.
func (a *archive) saved(name string) time.Time {
	var core coreXML
	if !a.has(name) || a.decode(name, &core) != nil {
		return time.Time{}
	}
	return parseSaved(core.Modified)
}

// coreXML is what the core properties say.
type coreXML struct {
	Identifier string `xml:"identifier"`
	Modified   string `xml:"modified"`
}

// Glance reads of a workbook only which issue it says it is and when it was saved. That decides the order of files, so that whatever is
// wrong with a file is no matter here: then the answer is empty.
func Glance(data []byte) (issue string, saved time.Time) {
	if len(data) > usual().file || !bytes.HasPrefix(data, []byte(zipMark)) {
		return "", time.Time{}
	}
	a, err := openArchive(data, usual())
	if err != nil {
		return "", time.Time{}
	}
	defer a.close()
	var core coreXML
	if !a.has(coreProperties) || a.decode(coreProperties, &core) != nil {
		return "", time.Time{}
	}
	return strings.TrimSpace(core.Identifier), parseSaved(core.Modified)
}

const (
	coreProperties = "docProps/core.xml" // where every program puts them
	zipMark        = "PK\x03\x04"
)

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
