// Package templates embeds the files that an office may edit: the registers of agencies, the labels of decisions, the rules for
// targets, the calendar of periods, the texts of reports. The program runs on the embedded files; folders given by the office override
// them one by one.
package templates

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed *.yaml registers/*.yaml report/*.md report/parts/*.md
var embedded embed.FS

// Names of the files.
const (
	Labels   = "labels.yaml"
	Targets  = "targets.yaml"
	Calendar = "calendar.yaml"
	Office   = "office.yaml"
)

// Reports is the folder of the report texts; below it, Parts holds what several of them share.
const (
	Reports = "report"
	Parts   = "report/parts"
)

// Register is the name of the register file of a province.
func Register(province string) string { return "registers/" + province + ".yaml" }

// Set is the embedded files, overridden by those of folders.
type Set struct{ dirs []string }

// In is the Set overridden by the files of dirs, which need not exist; the folder named first counts first. Without folders, or with
// empty names, it is the embedded files.
func In(dirs ...string) Set {
	return Set{slices.DeleteFunc(slices.Clone(dirs), func(dir string) bool { return dir == "" })}
}

// Read returns the file's bytes and the path to name in messages.
func (s Set) Read(name string) (data []byte, path string, err error) {
	for _, dir := range s.dirs {
		path = filepath.Join(dir, filepath.FromSlash(name))
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

// List names the files with the ending ext that stand in folder, embedded or the office's own, in order.
func (s Set) List(folder, ext string) ([]string, error) {
	var names []string
	add := func(entries []fs.DirEntry) {
		for _, e := range entries {
			name := path.Join(folder, e.Name())
			if !e.IsDir() && strings.HasSuffix(e.Name(), ext) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	entries, err := embedded.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("listing the embedded %s: %w", folder, err)
	}
	add(entries)
	for _, dir := range s.dirs {
		entries, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(folder)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("listing %s: %w", filepath.Join(dir, folder), err)
		}
		add(entries)
	}
	slices.Sort(names)
	return names, nil
}
