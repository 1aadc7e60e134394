package office

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"

	"theodoi/finding"
	"theodoi/internal/words"
)

// maxParts is how many parts of a mail are looked at.
const maxParts = 500

// mail lists the workbooks that are attached to a mail. Its text, pictures and scanned letters are passed over.
func (g *gatherer) mail(o origin) {
	data, err := o.read()
	if err != nil {
		g.unread(o.name, err)
		return
	}
	sent, parts, err := attachments(data)
	if err != nil {
		g.find(finding.WorkbookDamaged, o.name, words.BadMail, "")
		return
	}
	if sent.IsZero() {
		sent = o.sent
	}
	any := false
	for i, p := range parts {
		if !p.isWorkbook() {
			continue
		}
		any = true
		read := attached(o, i)
		g.take(origin{
			name: o.name + "/" + p.name, sent: sent, mailed: true, size: p.size, depth: o.depth + 1,
			read: read, open: g.kept.opening(read),
		})
	}
	if !any {
		g.find(finding.MailEmpty, o.name, "", "")
	}
}

// attached returns a function that takes one attachment out of the mail again.
func attached(o origin, i int) func() ([]byte, error) {
	return func() ([]byte, error) {
		data, err := o.read()
		if err != nil {
			return nil, err
		}
		_, parts, err := attachments(data)
		if err != nil || i >= len(parts) {
			return nil, unread{finding.WorkbookDamaged, words.BadMail, ""}
		}
		return parts[i].decode(maxPacked), nil
	}
}

// attachment is a part of a mail that is no multipart itself.
type attachment struct {
	name, kind string
	encoding   string
	body       []byte // as it stands in the mail
	size       int64  // decoded, near enough
}

// attachments lists the parts of a mail and says when it was sent.
func attachments(data []byte) (sent time.Time, parts []attachment, err error) {
	message, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\r\n\t \ufeff")))
	if err != nil {
		return sent, nil, err
	}
	if t, err := message.Header.Date(); err == nil {
		sent = t
	}
	w := &partWalker{}
	err = w.walk(textproto.MIMEHeader(message.Header), message.Body, 0)
	return sent, w.parts, err
}

type partWalker struct {
	parts []attachment
	seen  int
}

// walk goes through parts within parts. A mail that breaks off keeps the parts before.
func (w *partWalker) walk(header textproto.MIMEHeader, body io.Reader, depth int) error {
	if w.seen++; w.seen > maxParts || depth > 20 {
		return nil
	}
	kind, params, _ := mime.ParseMediaType(header.Get("Content-Type"))
	if boundary := params["boundary"]; strings.HasPrefix(kind, "multipart/") && boundary != "" {
		r := multipart.NewReader(body, boundary)
		for {
			part, err := r.NextRawPart()
			if err != nil {
				if err != io.EOF && w.seen == 1 {
					return err
				}
				return nil
			}
			if err := w.walk(part.Header, part, depth+1); err != nil {
				return err
			}
		}
	}
	raw, err := io.ReadAll(body)
	if err != nil && len(raw) == 0 {
		return nil
	}
	p := attachment{name: partName(header, params), kind: kind, encoding: strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))), body: raw}
	p.size = p.length()
	if p.name == "" {
		p.name = p.ownName(len(w.parts) + 1)
	}
	w.parts = append(w.parts, p)
	return nil
}

var bareName = regexp.MustCompile(`(?i)(?:file)?name\s*=\s*"?([^";\r\n]+)`)

// partName is the name of an attachment: of RFC 2231 or RFC 2047, or, from programs that know neither, bytes as they are.
func partName(header textproto.MIMEHeader, typeParams map[string]string) string {
	disposition := header.Get("Content-Disposition")
	_, params, _ := mime.ParseMediaType(disposition)
	raw := params["filename"]
	for _, other := range []string{typeParams["name"], firstGroup(bareName, disposition), firstGroup(bareName, header.Get("Content-Type"))} {
		if raw == "" {
			raw = other
		}
	}
	words := mime.WordDecoder{CharsetReader: charsetReader}
	if decoded, err := words.DecodeHeader(strings.ReplaceAll(raw, "?==?", "?= =?")); err == nil {
		raw = decoded
	}
	return strings.ReplaceAll(memberName(raw), "/", "_")
}

func firstGroup(pattern *regexp.Regexp, s string) string {
	if m := pattern.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}

// charsetReader reads encoded words of any encoding; bytes of one that nobody knows stay as they are.
func charsetReader(charset string, in io.Reader) (io.Reader, error) {
	encoding, err := htmlindex.Get(charset)
	if err != nil {
		return in, nil
	}
	return encoding.NewDecoder().Reader(in), nil
}

// Endings of what is taken from a mail.
var workbookEndings = []string{".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".ods", ".et", ".csv", ".zip", ".eml", ".rar", ".7z", ".msg"}

func (p attachment) isWorkbook() bool {
	return slices.Contains(workbookEndings, strings.ToLower(path.Ext(p.name))) || strings.EqualFold(p.name, "winmail.dat")
}

// ownName names an attachment without a name after what it seems to be.
func (p attachment) ownName(n int) string {
	ending := ""
	switch {
	case p.kind == "message/rfc822":
		ending = ".eml"
	case strings.Contains(p.kind, "spreadsheetml"), strings.Contains(p.kind, "ms-excel"), strings.Contains(p.kind, "opendocument.spreadsheet"):
		ending = ".xlsx"
	case p.kind == "application/octet-stream" && bytes.HasPrefix(p.decode(64), []byte("PK\x03\x04")):
		ending = ".xlsx"
	}
	return words.MailPart + strconv.Itoa(n) + ending
}

// length estimates how many bytes the part decodes to.
func (p attachment) length() int64 {
	if p.encoding == "base64" {
		return int64(len(p.body)) * 3 / 4
	}
	return int64(len(p.body))
}

// decode undoes the transfer encoding. What stands between the letters of base64 is passed over, and a part that breaks off is given as far
// as it goes: whether it is whole is for whoever reads it to find out.
func (p attachment) decode(limit int) []byte {
	var r io.Reader = bytes.NewReader(p.body)
	switch p.encoding {
	case "base64":
		r = base64.NewDecoder(base64.RawStdEncoding, &base64Letters{r})
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	data, _ := io.ReadAll(io.LimitReader(r, int64(limit)))
	return data
}

// base64Letters lets through the letters of base64 alone.
type base64Letters struct{ from io.Reader }

func (b *base64Letters) Read(into []byte) (int, error) {
	for {
		n, err := b.from.Read(into)
		kept := 0
		for _, c := range into[:n] {
			if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' {
				into[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil {
			return kept, err
		}
	}
}
