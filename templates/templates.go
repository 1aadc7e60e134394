// Package templates embeds the files that an office may edit: the registers of agencies, the labels of decisions, the rules for
// targets, the calendar of periods. The program runs on the embedded files; a folder given by the office overrides them one by
// one.
package templates

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

//go:embed *.yaml registers/*.yaml
var embedded embed.FS

// Names of the files.
const (
	Labels   = "labels.yaml"
	Targets  = "targets.yaml"
	Calendar = "calendar.yaml"
	Office   = "office.yaml"
)

// Register is the name of the register file of a province.
func Register(province string) string { return "registers/" + province + ".yaml" }

// Set is the embedded files, overridden by those of a folder.
type Set struct{ dir string }

// In is the Set overridden by the files of dir, which need not exist; with no dir it is the embedded files.
func In(dir string) Set { return Set{dir} }

// Read returns the file's bytes and the path to name in messages.
func (s Set) Read(name string) (data []byte, path string, err error) {
	if s.dir != "" {
		path = filepath.Join(s.dir, filepath.FromSlash(name))
		data, err = os.ReadFile(path)
		if err == nil {
			return data, path, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, path, fmt.Errorf("reading %s: %w", path, err)
		}
	}
	data, err = embedded.ReadFile(name)
	if err != nil {
		return nil, name, fmt.Errorf("reading the embedded %s: %w", name, err)
	}
	return data, "templates/" + name, nil
}
