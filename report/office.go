package report

import (
	"fmt"

	"theodoi/internal/viet"
	"theodoi/templates"
)

// Office is who prints the report: names, abbreviation for the number, signer and recipients. It is a file that the office edits.
type Office struct {
	Parent       string   `yaml:"parent"`       // UBND TỈNH …, as in the head
	Name         string   `yaml:"name"`         // in capitals, as in the head
	Title        string   `yaml:"title"`        // as in running text
	Abbreviation string   `yaml:"abbreviation"` // SKHĐT, fixed by the agency itself
	Place        string   `yaml:"place"`
	Contact      string   `yaml:"contact"` // whom agencies ask
	Authority    []string `yaml:"authority"`
	Signer       string   `yaml:"signer"`
	Recipients   []string `yaml:"recipients"`
	Register     string   `yaml:"register"` // name of the province's register file
}

// ReadOffice reads an office file.
func ReadOffice(name string, data []byte) (Office, error) {
	var o Office
	if err := templates.Decode(name, data, &o); err != nil {
		return o, err
	}
	for _, must := range []struct{ key, value string }{{"name", o.Name}, {"title", o.Title}, {"abbreviation", o.Abbreviation}, {"register", o.Register}} {
		if must.value == "" {
			return o, fmt.Errorf("reading %s: %s is missing", name, must.key)
		}
	}
	return o, nil
}

// Issued is what turns a draft into an issued report.
type Issued struct {
	Number int       // 0 for a draft
	Date   viet.Date // day on the paper
}
