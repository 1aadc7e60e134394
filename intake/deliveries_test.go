package intake

import (
	"testing"

	"theodoi/finding"
)

// Delivery is how files come: what was sent, what is gathered of it, and what is found. The test that gathers stands outside the package,
// for gathering is above it.
type Delivery struct {
	Sent  string
	Make  func(d *Dock) string // writes what was sent, and returns its path
	Names []string             // of what is gathered; each is a workbook that opens
	Codes []finding.Code
}

// Dock is where deliveries are made.
type Dock struct {
	Workbook []byte // a filled workbook
	Save     func(name string, data []byte) string
	Zip      func(namesAndData ...string) []byte
	Mail     func(parts ...string) []byte
	Attach   func(name, encoding string, data []byte) string
}

// OrderlyWorkbook makes a filled workbook for deliveries.
func OrderlyWorkbook(t testing.TB) []byte { return orderly(t).filled }

func (d *Dock) entry(name string) []string { return []string{name, string(d.Workbook)} }

// Deliveries are all that TestDeliveries tries.
var Deliveries = []Delivery{
	{Sent: "a workbook", Make: func(d *Dock) string { return d.Save("biểu.xlsx", d.Workbook) }, Names: []string{"biểu.xlsx"}},
	{Sent: "a workbook whose name is decomposed (NFD), as macOS writes it", Make: func(d *Dock) string { return d.Save("bie\u0302\u0309u.xlsx", d.Workbook) }, Names: []string{"biểu.xlsx"}},
	{Sent: "a .zip with folders", Make: func(d *Dock) string {
		return d.Save("goi.zip", d.Zip("Sở Y tế/a.xlsx", string(d.Workbook), "Sở Xây dựng/a.xlsx", string(d.Workbook), "~$a.xlsx", "x"))
	}, Names: []string{"goi.zip/Sở Y tế/a.xlsx", "goi.zip/Sở Xây dựng/a.xlsx"}},
	{Sent: "a .zip of Windows, names in Windows-1258", Make: func(d *Dock) string {
		return d.Save("goi.zip", d.Zip("Bi\xea\xd2u.xlsx", string(d.Workbook)))
	}, Names: []string{"goi.zip/Biểu.xlsx"}},
	{Sent: "a .zip within a .zip", Make: func(d *Dock) string {
		return d.Save("goi.zip", d.Zip("trong.zip", string(d.Zip(d.entry("a.xlsx")...))))
	}, Names: []string{"goi.zip/trong.zip/a.xlsx"}},
	{Sent: "a mail, base64, name by RFC 2047", Make: func(d *Dock) string {
		return d.Save("thư.eml", d.Mail("Kính gửi", d.Attach("RFC 2047", "base64", d.Workbook)))
	}, Names: []string{"thư.eml/Biểu Sở Y tế.xlsx"}},
	{Sent: "a mail, base64, name by RFC 2231", Make: func(d *Dock) string {
		return d.Save("thư.eml", d.Mail("Kính gửi", d.Attach("RFC 2231", "base64", d.Workbook)))
	}, Names: []string{"thư.eml/Biểu Sở Y tế.xlsx"}},
	{Sent: "a mail, quoted-printable, name as bytes", Make: func(d *Dock) string {
		return d.Save("thư.eml", d.Mail("Kính gửi", d.Attach("bytes", "quoted-printable", d.Workbook)))
	}, Names: []string{"thư.eml/Biểu Sở Y tế.xlsx"}},
	{Sent: "a mail within a mail", Make: func(d *Dock) string {
		inner := d.Mail("Kính gửi", d.Attach("RFC 2047", "base64", d.Workbook))
		return d.Save("thư.eml", d.Mail("Chuyển tiếp", "Content-Type: message/rfc822\r\n\r\n"+string(inner)))
	}, Names: []string{"thư.eml/đính kèm 2.eml/Biểu Sở Y tế.xlsx"}},
	{Sent: "a .zip in a mail in a .zip", Make: func(d *Dock) string {
		mail := d.Mail("Kính gửi", d.Attach("zip", "base64", d.Zip(d.entry("a.xlsx")...)))
		return d.Save("goi.zip", d.Zip("thư/1.eml", string(mail)))
	}, Names: []string{"goi.zip/thư/1.eml/goi.zip/a.xlsx"}},
	{Sent: "a mail without a workbook", Make: func(d *Dock) string { return d.Save("thư.eml", d.Mail("Kính gửi")) }, Codes: []finding.Code{finding.MailEmpty}},
	{Sent: "a .rar, a .7z, a mail of Outlook (.msg)", Make: func(d *Dock) string { return d.Save("goi.rar", []byte("Rar!")) }, Codes: []finding.Code{finding.FilePacked}},
	{Sent: "a .zip that is none", Make: func(d *Dock) string { return d.Save("goi.zip", []byte("PK")) }, Codes: []finding.Code{finding.WorkbookDamaged}},
}
