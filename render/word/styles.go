package word

import (
	"strconv"
	"strings"

	"theodoi/render/layout"
)

// The styles that the paper uses, by id. Ids of Word's own styles are English in every language.
const (
	styleNormal     = "Normal"
	styleBody       = "NoiDung"
	styleBodyAnnex  = "NoiDungPhuLuc"
	styleParent     = "CoQuanChuQuan"
	styleIssuer     = "CoQuanBanHanh"
	styleNation     = "QuocHieu"
	styleMotto      = "TieuNgu"
	styleNumber     = "SoKyHieu"
	styleDate       = "DiaDanhNgayThang"
	styleAbout      = "VeViec"
	styleRule       = "DuongKe"
	styleKind       = "TenLoaiVanBan"
	styleSubject    = "TrichYeu"
	styleAddress    = "KinhGui"
	styleOffice     = "ChucVuNguoiKy"
	styleSigner     = "HoTenNguoiKy"
	styleRecipients = "NoiNhan"
	styleRecipient  = "NoiNhanDong"
	styleAnnex      = "SoPhuLuc"
	styleAnnexName  = "TenPhuLuc"
	styleAttach     = "KemTheo"
	styleCaption    = "TenBang"
	styleUnit       = "DonViTinh"
	styleChart      = "BieuDo"
	styleChartText  = "ChuBieuDo"
	styleSpacer     = "DongDem"
	styleHeader     = "Header"
	styleGrid       = "BangSoLieu"
	styleLayout     = "BangTrinhBay"
)

// paragraphStyle is a paragraph style.
type paragraphStyle struct {
	id, name, based, next string
	form                  form
	look                  look
}

// headingStyle is the style of a heading; those of appendices are one level lower in the navigation pane, and smaller.
func headingStyle(level int, annex bool) string {
	level = min(max(level, 1), 3)
	if annex {
		return "DeMucPhuLuc" + strconv.Itoa(level)
	}
	return "Heading" + strconv.Itoa(level)
}

// cellStyle is the style of cells of one size, headStyle that of their column titles.
func cellStyle(size float64) string { return "OBang" + strconv.Itoa(int(size*10)) }

func headStyle(size float64) string { return "DauBang" + strconv.Itoa(int(size*10)) }

// paragraphStyles lists the styles as Decree 30/2020 asks for them, with the names that a Vietnamese typist knows.
func paragraphStyles() []paragraphStyle {
	title := look{bold: true, size: 14}
	body := form{align: "both", first: firstLine, before: paragraphGap, line: bodySpacing}
	list := []paragraphStyle{
		{id: styleBody, name: "Nội dung", form: body},
		{id: styleBodyAnnex, name: "Nội dung phụ lục", based: styleBody, look: look{size: appendixSize}},
		{id: styleParent, name: "Cơ quan chủ quản", form: centred(), look: look{size: 12}},
		{id: styleIssuer, name: "Cơ quan ban hành", form: centred(), look: look{bold: true, size: 12}},
		{id: styleNation, name: "Quốc hiệu", form: centred(), look: look{bold: true, size: 12}},
		{id: styleMotto, name: "Tiêu ngữ", form: centred(), look: look{bold: true, size: 13}},
		{id: styleNumber, name: "Số và ký hiệu", form: form{align: "center", before: numberDrop}, look: look{size: 13}},
		{id: styleDate, name: "Địa danh và ngày tháng", form: form{align: "center", before: numberDrop}, look: look{italic: true, size: 13}},
		{id: styleAbout, name: "Về việc", form: centred(), look: look{size: 12}},
		{id: styleRule, name: "Đường kẻ", form: form{before: ruleDrop, exact: ruleDrop}, look: look{size: 2}},
		{id: styleKind, name: "Tên loại văn bản", form: form{align: "center", before: titleGap, keepNext: true}, look: title},
		{id: styleSubject, name: "Trích yếu", form: form{align: "center", before: subjectGap, keepNext: true, left: firstLine, right: firstLine}, look: title},
		{id: styleAddress, name: "Kính gửi", form: form{keepNext: true}},
		{id: styleOffice, name: "Chức vụ người ký", form: form{align: "center", keepNext: true}, look: title},
		{id: styleSigner, name: "Họ tên người ký", form: centred(), look: title},
		{id: styleRecipients, name: "Nơi nhận", form: form{keepNext: true}, look: look{bold: true, italic: true, size: 12}},
		{id: styleRecipient, name: "Dòng nơi nhận", look: look{size: 11}},
		{id: styleAnnex, name: "Số phụ lục", form: form{align: "center", keepNext: true, outline: 1}, look: title},
		{id: styleAnnexName, name: "Tên phụ lục", form: form{align: "center", keepNext: true, before: subjectGap}, look: title},
		{id: styleAttach, name: "Kèm theo", form: form{align: "center", keepNext: true, before: subjectGap, after: subjectSkip}, look: look{italic: true, size: 14}},
		{id: styleCaption, name: "Tên bảng hoặc biểu đồ", form: form{align: "center", keepNext: true, before: headingGap, after: 60}, look: look{bold: true, size: 13}},
		{id: styleUnit, name: "Đơn vị tính", form: form{align: "right", keepNext: true, after: 30}, look: look{italic: true, size: 11}},
		{id: styleChart, name: "Biểu đồ", form: form{align: "center", before: 60}},
		{id: styleChartText, name: "Chữ biểu đồ", form: form{align: "center", keepNext: true}, look: look{size: 11}},
		{id: styleSpacer, name: "Dòng đệm", form: form{exact: spacerHeight}, look: look{size: 2}},
	}
	return append(append(list, headingStyles(body)...), cellStyles()...)
}

func centred() form { return form{align: "center"} }

// headingStyles are Word's own headings, so that the navigation pane and a table of contents work, and those of appendices.
func headingStyles(body form) []paragraphStyle {
	body.keepNext, body.before = true, headingGap
	var list []paragraphStyle
	for level := 1; level <= 3; level++ {
		f := body
		f.outline = level
		l := look{bold: level < 3, caps: level == 1, size: bodySize}
		list = append(list, paragraphStyle{id: headingStyle(level, false), name: "heading " + strconv.Itoa(level), next: styleBody, form: f, look: l})
	}
	for level := 1; level <= 3; level++ {
		list = append(list, paragraphStyle{
			id: headingStyle(level, true), name: "Đề mục phụ lục " + strconv.Itoa(level), based: headingStyle(level, false), next: styleBodyAnnex,
			form: form{outline: level + 1}, look: look{size: appendixSize},
		})
	}
	return list
}

// cellStyles are the styles of cells and column titles: one pair for each size, so that a whole table is changed at once.
func cellStyles() []paragraphStyle {
	var list []paragraphStyle
	for _, size := range layout.TableSizes {
		name := strconv.FormatFloat(size, 'f', -1, 64) // Word forbids a comma in the name of a style
		list = append(list,
			paragraphStyle{id: cellStyle(size), name: "Ô bảng " + name, look: look{size: size}},
			paragraphStyle{id: headStyle(size), name: "Đầu bảng " + name, form: form{align: "center", keepNext: true}, look: look{bold: true, size: size}},
		)
	}
	return list
}

func (s paragraphStyle) markup() markup {
	parts := []part{at("w:type", "paragraph")}
	if !strings.HasPrefix(s.name, "heading ") {
		parts = append(parts, at("w:customStyle", "1"))
	}
	based, next := s.based, s.next
	if based == "" {
		based = styleNormal
	}
	if next == "" {
		next = s.id
	}
	return el("w:style", append(parts, at("w:styleId", s.id), val("w:name", s.name), val("w:basedOn", based), val("w:next", next),
		el("w:qFormat"), s.form.properties(), s.look.properties())...)
}

// stylesPart is word/styles.xml.
func stylesPart() markup {
	fonts := el("w:rFonts", at("w:ascii", fontName), at("w:hAnsi", fontName), at("w:eastAsia", fontName), at("w:cs", fontName))
	language := el("w:lang", at("w:val", "vi-VN"), at("w:eastAsia", "vi-VN"), at("w:bidi", "ar-SA"))
	parts := []part{
		nsWord,
		el("w:docDefaults", el("w:rPrDefault", el("w:rPr", fonts, val("w:sz", "28"), val("w:szCs", "28"), language)), el("w:pPrDefault")),
		el("w:style", at("w:type", "paragraph"), at("w:default", "1"), at("w:styleId", styleNormal), val("w:name", "Normal"), el("w:qFormat")),
		el("w:style", at("w:type", "character"), at("w:default", "1"), at("w:styleId", "DefaultParagraphFont"), val("w:name", "Default Paragraph Font"), el("w:semiHidden")),
		el("w:style", at("w:type", "paragraph"), at("w:styleId", styleHeader), val("w:name", "header"), val("w:basedOn", styleNormal),
			form{align: "center"}.properties(), look{size: 13}.properties()),
		tableStyles(),
	}
	for _, s := range paragraphStyles() {
		parts = append(parts, s.markup())
	}
	return el("w:styles", parts...)
}

// tableStyles are the grid of tables and the bare one that lets two blocks stand side by side.
func tableStyles() markup {
	var edges markup
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		edges += el("w:"+side, at("w:val", "single"), at("w:sz", "4"), at("w:space", "0"), at("w:color", "000000"))
	}
	normal := el("w:style", at("w:type", "table"), at("w:default", "1"), at("w:styleId", "TableNormal"), val("w:name", "Normal Table"), el("w:semiHidden"),
		el("w:tblPr", cellMargins(0, 0)))
	grid := el("w:style", at("w:type", "table"), at("w:customStyle", "1"), at("w:styleId", styleGrid), val("w:name", "Bảng số liệu"), val("w:basedOn", "TableNormal"),
		el("w:tblPr", el("w:tblBorders", edges), cellMargins(cellPadX, cellPadY)))
	bare := el("w:style", at("w:type", "table"), at("w:customStyle", "1"), at("w:styleId", styleLayout), val("w:name", "Bảng trình bày"), val("w:basedOn", "TableNormal"),
		el("w:tblPr", cellMargins(0, 0)))
	return normal + grid + bare
}

func cellMargins(across, down int) markup {
	side := func(name string, w int) markup { return el("w:"+name, atInt("w:w", w), at("w:type", "dxa")) }
	return el("w:tblCellMar", side("top", down), side("left", across), side("bottom", down), side("right", across))
}

// numberingPart is word/numbering.xml: the list with dashes, its first lines indented as those of other paragraphs.
func numberingPart() markup {
	level := el("w:lvl", atInt("w:ilvl", 0), valInt("w:start", 1), val("w:numFmt", "bullet"), val("w:suff", "space"), val("w:lvlText", "-"), val("w:lvlJc", "left"),
		el("w:pPr", el("w:ind", atInt("w:left", 0), atInt("w:firstLine", firstLine))),
		el("w:rPr", el("w:rFonts", at("w:ascii", fontName), at("w:hAnsi", fontName), at("w:cs", fontName))))
	return el("w:numbering", nsWord,
		el("w:abstractNum", atInt("w:abstractNumId", 0), val("w:multiLevelType", "singleLevel"), level),
		el("w:num", atInt("w:numId", 1), valInt("w:abstractNumId", 0)))
}
