package direct

func (s *Sheet) colours(b []byte) []byte {
	priority := 0
	for _, c := range s.Colours {
		b = append(b, `<conditionalFormatting`...)
		b = attribute(b, "sqref", c.Cells)
		b = append(b, '>')
		for _, r := range c.Rules {
			priority++
			b = append(b, `<cfRule type="expression"`...)
			b = number(b, "dxfId", r.Style)
			b = number(b, "priority", priority)
			b = append(b, '>')
			b = element(b, "formula", r.Formula)
			b = append(b, `</cfRule>`...)
		}
		b = append(b, `</conditionalFormatting>`...)
	}
	return b
}

func (s *Sheet) checks(b []byte) []byte {
	if len(s.Checks) == 0 {
		return b
	}
	b = append(b, `<dataValidations`...)
	b = number(b, "count", len(s.Checks))
	b = append(b, '>')
	for i := range s.Checks {
		b = s.Checks[i].append(b)
	}
	return append(b, `</dataValidations>`...)
}

func (c *Check) append(b []byte) []byte {
	b = append(b, `<dataValidation allowBlank="true"`...)
	if c.Warning != "" {
		b = attribute(b, "error", c.Warning)
		b = append(b, ` errorStyle="warning"`...)
		b = attribute(b, "errorTitle", c.WarningTitle)
	}
	if c.Prompt != "" {
		b = attribute(b, "prompt", c.Prompt)
		b = attribute(b, "promptTitle", c.PromptTitle)
	}
	if c.Warning != "" {
		b = append(b, ` showErrorMessage="true"`...)
	}
	if c.Prompt != "" {
		b = append(b, ` showInputMessage="true"`...)
	}
	b = attribute(b, "sqref", c.Cells)
	if c.Kind == NoCheck {
		return append(b, `/>`...)
	}
	b = attribute(b, "type", c.Kind)
	b = append(b, '>')
	b = element(b, "formula1", c.Formula)
	return append(b, `</dataValidation>`...)
}

func (s *Sheet) page(b []byte) []byte {
	p := s.Print
	if p == nil {
		return b
	}
	b = append(b, `<printOptions horizontalCentered="true"/>`+
		`<pageMargins left="0.3" right="0.3" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup fitToHeight="0" fitToWidth="1"`...)
	b = attribute(b, "orientation", p.Orientation())
	b = number(b, "paperSize", PaperA4)
	b = append(b, `/><headerFooter scaleWithDoc="false">`...)
	if p.Header != "" {
		b = element(b, "oddHeader", p.Header)
	}
	if p.Footer != "" {
		b = element(b, "oddFooter", p.Footer)
	}
	return append(b, `</headerFooter>`...)
}

// Orientation is the word for how the paper lies.
func (p *Print) Orientation() string {
	if p.Landscape {
		return "landscape"
	}
	return "portrait"
}

func (s *Sheet) ignored(b []byte) []byte {
	if len(s.Ignored) == 0 {
		return b
	}
	b = append(b, `<ignoredErrors>`...)
	for _, i := range s.Ignored {
		b = append(b, `<ignoredError`...)
		b = attribute(b, "sqref", i.Cells)
		b = attribute(b, i.What, "true")
		b = append(b, `/>`...)
	}
	return append(b, `</ignoredErrors>`...)
}
