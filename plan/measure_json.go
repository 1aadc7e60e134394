package plan

import (
	"encoding/json"
	"fmt"

	"github.com/shopspring/decimal"

	"theodoi/internal/viet"
)

// measure is Measure without its methods, for JSON.
type measure Measure

// MarshalJSON keeps the decimals a figure was written with: 2.0 stays "2.0".
func (m Measure) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		measure
		Low, High string
	}{measure(m), plainOrEmpty(m.Low), plainOrEmpty(m.High)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Measure) UnmarshalJSON(data []byte) error {
	var in struct {
		*measure
		Low, High string
	}
	in.measure = (*measure)(m)
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	var err error
	if m.Low, err = figureOrNil(in.Low); err != nil {
		return fmt.Errorf("measure %s: low: %w", m.Ref, err)
	}
	if m.High, err = figureOrNil(in.High); err != nil {
		return fmt.Errorf("measure %s: high: %w", m.Ref, err)
	}
	return nil
}

func plainOrEmpty(d *decimal.Decimal) string {
	if d == nil {
		return ""
	}
	return viet.Plain(*d)
}

func figureOrNil(s string) (*decimal.Decimal, error) {
	if s == "" {
		return nil, nil
	}
	d, err := decimal.NewFromString(s)
	return &d, err
}
