// Command cut makes the fonts that papers are printed in: it cuts the faces of Liberation Serif down to the letters that package
// fonts promises and gives them a name of their own, as their licence demands. The same input gives the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"

	"theodoi/render/pdf/fonts"
)

// family is the name of the cut fonts; "Liberation" is reserved for the whole ones.
const family = "Theodoi Serif"

// faces are the four cuts, with the part of the name that tells them apart.
var faces = []struct {
	style, file string
	whole       []byte
}{
	{"Regular", "TheodoiSerif-Regular.ttf", liberationserifregular.TTF},
	{"Bold", "TheodoiSerif-Bold.ttf", liberationserifbold.TTF},
	{"Italic", "TheodoiSerif-Italic.ttf", liberationserifitalic.TTF},
	{"Bold Italic", "TheodoiSerif-BoldItalic.ttf", liberationserifbolditalic.TTF},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: cut <folder>")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "cut:", err)
		os.Exit(1)
	}
}

// write makes all faces and puts them into a folder.
func write(folder string) error {
	for _, f := range faces {
		small, err := cut(f.whole, fonts.Promised, names(f.style))
		if err != nil {
			return fmt.Errorf("%s: %w", f.file, err)
		}
		if err := os.WriteFile(filepath.Join(folder, f.file), small, 0o644); err != nil {
			return err
		}
	}
	return nil
}
