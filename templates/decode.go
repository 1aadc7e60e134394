package templates

import (
	"fmt"

	"github.com/goccy/go-yaml"
)

// Decode reads a YAML file that people edit into v; a key that v does not know is an error. The library panics on some damaged
// files; that is an error like any other.
func Decode(name string, data []byte, v any) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("reading %s: not YAML that can be read: %v", name, cause)
		}
	}()
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}
