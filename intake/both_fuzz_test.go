package intake

import (
	"reflect"
	"testing"
)

// pieces of XML that grids are made of, well formed and not.
var gridSeeds = []string{
	`<worksheet><sheetData><row r="2"><c r="A2" t="s" s="1"><v>0</v></c><c><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
	`<worksheet><sheetData><row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c></row><row r="1"/></sheetData></worksheet>`,
	`<x:worksheet xmlns:x="m"><x:row r='3'><x:c s='1' r='B3'><x:v>0.5</x:v></x:c><x:c r="C3" t="str"><x:v>&amp;&#10;_x0041_</x:v></x:c></x:row></x:worksheet>`,
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<worksheet><row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2024-03-05</v></c></row></worksheet>\r\n",
	`<worksheet><row/><row/><row/><row/><row/><row/><row/><row/><row/><row/><row/><row><c><v>1</v></c></row></worksheet>`,
	`<worksheet><!-- x --><row><c><v>1</v><v>2</v></c><c r="A1"/></row></worksheet>`,
}

// Whatever the XML of a sheet is, both readers make the same grid of it or refuse it.
func FuzzSheet(f *testing.F) {
	for _, xml := range gridSeeds {
		f.Add([]byte(xml), true)
		f.Add([]byte(xml), false)
	}
	texts := []string{"a", "đ"}
	formats := []format{plain, percent}
	f.Fuzz(func(t *testing.T, data []byte, few bool) {
		read := func(careful bool) (grid, int, error) {
			lim := usual()
			lim.careful = careful
			if few {
				lim.rows, lim.share, lim.merges, lim.depth = 10, 200, 3, 8
			}
			a := &archive{calm: 1_000, lim: lim}
			defer a.close()
			g := gridReader{data: data, shelf: &shelf{strings: texts, formats: formats}, lim: lim}
			err := a.scan(data, lim.share, g.read)
			return g.grid, a.calm, err
		}
		got, gotCalm, gotErr := read(false)
		want, wantCalm, wantErr := read(true)
		if (gotErr == nil) != (wantErr == nil) || gotCalm != wantCalm {
			t.Fatalf("with the quick reader %v and %d pieces left, without %v and %d", gotErr, gotCalm, wantErr, wantCalm)
		}
		if gotErr == nil && !reflect.DeepEqual(got, want) {
			t.Fatalf("with the quick reader\n%+v\nwithout\n%+v", got, want)
		}
	})
}

// The same of shared texts.
func FuzzStrings(f *testing.F) {
	for _, xml := range []string{
		`<sst><si><t>a</t></si><si><r><t xml:space="preserve"> b</t></r><r><rPr><b/></rPr><t>&lt;c&gt;</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si/></sst>`,
		"<?xml version='1.0'?><x:sst xmlns:x='m'><x:si><x:t>Đề án\r\n_x000D_</x:t></x:si></x:sst>",
		`<sst><si><si><t>a</t></si></si></sst>`,
		`<sst><si><t>a<b/></t></si></sst>`,
		`<sst><si><t><![CDATA[a]]></t></si></sst>`,
	} {
		f.Add([]byte(xml))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		read := func(careful bool) ([]string, error) {
			a := &archive{calm: 1_000, lim: usual()}
			a.lim.careful = careful
			defer a.close()
			var s shelf
			err := a.scan(data, 500, s.readStrings)
			return s.strings, err
		}
		got, gotErr := read(false)
		want, wantErr := read(true)
		if (gotErr == nil) != (wantErr == nil) || gotErr == nil && !reflect.DeepEqual(append([]string{}, got...), append([]string{}, want...)) {
			t.Fatalf("with the quick reader %q %v, without %q %v", got, gotErr, want, wantErr)
		}
	})
}

// The same of the small parts, whose values encoding/xml puts into structs.
func FuzzSmallParts(f *testing.F) {
	for _, xml := range []string{
		`<Relationships xmlns="r"><Relationship Id="rId1" Type="x/worksheet" Target="/a.xml" TargetMode="External"/></Relationships>`,
		`<workbook><workbookPr date1904="1"/><sheets><sheet name="Chỉ tiêu &amp; a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="3"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId=" 9 "/></cellXfs></styleSheet>`,
		`<Properties><property fmtid="{}" pid="2" name="id"><vt:lpwstr>TD-7K2M9Q</vt:lpwstr></property><property name="b"><a/><b>x</b></property></Properties>`,
	} {
		for kind := range byte(4) {
			f.Add([]byte(xml), kind)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, kind byte) {
		into := func() any {
			return []any{&relationsXML{}, &workbookXML{}, &stylesXML{}, &propertiesXML{}}[kind%4]
		}
		a := &archive{lim: usual()}
		defer a.close()
		got, want := into(), into()
		if !a.readQuickly(data, got) {
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("not sure, and yet %+v", got)
			}
			return
		}
		if err := decoder(data).Decode(want); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("quickly\n%+v\nby encoding/xml\n%+v\n%v", got, want, err)
		}
	})
}
