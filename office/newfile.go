package office

import (
	"bytes"
	"errors"
	"fmt"
	"os"
)

// ErrFileThere says that a file with other content stands where one is to be written.
var ErrFileThere = errors.New("another file stands in the place")

// writeNew writes a file whose place is free, or holds the very same bytes.
func writeNew(path string, data []byte) error {
	there, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(there, data):
		return nil
	case err == nil:
		return fmt.Errorf("%w: %s", ErrFileThere, path)
	case !errors.Is(err, os.ErrNotExist):
		return err
	}
	return writeFile(path, data)
}
