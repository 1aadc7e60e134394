package word

import (
	"strings"

	"theodoi/report"
)

// opening writes what stands above the text of the paper: head, kind, subject, and whom it is addressed to.
func (w *writer) opening(h report.Head) {
	w.add(w.head(h))
	w.afterTable = true
	w.add(line(styleKind, strings.ToUpper(h.Kind)))
	if !isLetter(h) {
		w.subject(h.Subject, h.Kind == "")
	}
	w.address(h.To)
}

// isLetter tells a công văn: it has no kind, and its subject stands under the number.
func isLetter(h report.Head) bool { return strings.TrimSpace(h.Kind) == "" }

// subject writes the trích yếu with its rule of 1/3 to 1/2 of the words (Decree 30/2020, Phụ lục I, II.5).
func (w *writer) subject(s string, first bool) {
	s = clean(s)
	if s == "" {
		return
	}
	f := form{style: styleSubject}
	if first {
		f.before = titleGap
	}
	w.add(paragraph(f, run(s, look{})))
	width := w.frame.text()
	w.add(rule(ruleShare*widest(s, 14, true, width-2*firstLine), width, true, subjectSkip))
}

// head is the two cells at the top of the first page side by side: left the agency above the number, right the name of the state
// and the motto above place and date (Decree 30/2020, Phụ lục I, II.1-II.4). Number and date share a row.
func (w *writer) head(h report.Head) markup {
	left := twips(float64(w.frame.text()) * headLeft)
	widths := []int{left, w.frame.text() - left}
	number := line(styleNumber, numberLine(h.Number))
	if isLetter(h) {
		if about := clean(h.Subject); about != "" {
			number += line(styleAbout, aboutLine(about))
		}
	}
	return sideBySide(widths, [][2]markup{
		{issuer(h, left-headGutter), nation(widths[1])},
		{number, line(styleDate, dateLine(h))},
	})
}

// issuer is the parent agency in regular and the issuing agency in bold capitals, with a rule of 1/3 to 1/2 of its words below
// (Decree 30/2020, Phụ lục I, II.2).
func issuer(h report.Head, width int) markup {
	m := line(styleParent, strings.ToUpper(h.Parent))
	name := clean(strings.ToUpper(h.Issuer))
	if name == "" {
		return m
	}
	return m + line(styleIssuer, name) + rule(ruleShare*widest(name, 12, true, width), width, false, 0)
}

// nation is the name of the state and the motto with a rule as long as its words (Decree 30/2020, Phụ lục I, II.1).
func nation(width int) markup {
	return line(styleNation, nationWords) + line(styleMotto, mottoWords) + rule(textWidth(mottoWords, 13, true), width, false, 0)
}

// numberLine writes "Số: …". The blanks of a draft's number are the place where the number is written by hand: they are kept.
func numberLine(number string) string {
	if !strings.HasPrefix(number, numberWord) {
		number = numberWord + " " + number
	}
	return strings.ReplaceAll(number, " ", string(noBreak))
}

// aboutLine writes "V/v …" (Decree 30/2020, Phụ lục I, II.5).
func aboutLine(subject string) string {
	if strings.HasPrefix(subject, subjectWord) {
		return subject
	}
	return subjectWord + " " + subject
}

// dateLine writes place and date (Decree 30/2020, Phụ lục I, II.4).
func dateLine(h report.Head) string {
	if h.Place == "" {
		return h.Date.Long()
	}
	return h.Place + ", " + h.Date.Long()
}

// address writes "Kính gửi: …": one addressee on the line itself, several below it, each with a dash.
func (w *writer) address(to []string) {
	var names []string
	for _, name := range to {
		if name = strings.Trim(oneLine(name), " ;.-"); name != "" {
			names = append(names, name)
		}
	}
	if len(names) == 1 {
		w.add(paragraph(form{style: styleAddress, align: "center", before: titleGap, after: subjectSkip}, run(addressWords+" "+names[0], look{})))
		return
	}
	for i, name := range names {
		if i == 0 {
			w.add(paragraph(form{style: styleAddress, left: addressIndent, before: titleGap}, run(addressWords, look{})))
		}
		f, end := form{style: styleAddress, left: addressIndent + firstLine}, ";"
		if i == len(names)-1 {
			f.after, end = subjectSkip, "."
		}
		w.add(paragraph(f, run("- "+name+end, look{})))
	}
}

// closing writes the end of the paper: Nơi nhận on the left, the signature on the right, in a row that does not break, so that
// nobody signs an empty page.
func (w *writer) closing(sign report.Signature) {
	left, right := recipients(sign.Recipients), signer(sign)
	if left+right == "" {
		return
	}
	width := twips(float64(w.frame.text()) * recipientsShare)
	w.add(paragraph(form{style: styleSpacer, exact: signatureGap, keepNext: true}, ""))
	w.add(sideBySide([]int{width, w.frame.text() - width}, [][2]markup{{left, right}}))
	w.afterTable = true
}

// signer is authority and office in bold capitals, room for signature and seal, and the name (Decree 30/2020, Phụ lục I, II.7).
func signer(sign report.Signature) markup {
	var m markup
	for _, office := range sign.Authority {
		m += line(styleOffice, strings.ToUpper(office))
	}
	name := clean(sign.Name)
	if name == "" && m == "" {
		return ""
	}
	return m + paragraph(form{style: styleSigner, before: signatureSpace}, run(name, look{}))
}

// recipients is the list of those who get the paper: each line with a dash before and a semicolon behind, the last with a full
// stop (Decree 30/2020, Phụ lục I, II.9).
func recipients(names []string) markup {
	if len(names) == 0 {
		return ""
	}
	m := line(styleRecipients, recipientsWords)
	for i, name := range names {
		end := ";"
		if i == len(names)-1 {
			end = "."
		}
		m += line(styleRecipient, "- "+strings.TrimLeft(strings.TrimRight(name, " ;."), " -")+end)
	}
	return m
}

// sideBySide is a table without borders; its rows do not break over pages.
func sideBySide(widths []int, rows [][2]markup) markup {
	var lines []markup
	for _, r := range rows {
		left := cell{width: widths[0], gutter: headGutter, inside: r[0]}
		lines = append(lines, row(true, false, left, cell{width: widths[1], inside: r[1]}))
	}
	return table(styleLayout, widths, lines)
}
