package intake_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"theodoi/intake"
	"theodoi/office"
)

// However files come, the workbooks in them are gathered under names that say where they lay, and open.
func TestDeliveries(t *testing.T) {
	workbook := intake.OrderlyWorkbook(t)
	for _, c := range intake.Deliveries {
		t.Run(c.Sent, func(t *testing.T) {
			d := &intake.Dock{
				Workbook: workbook,
				Save: func(name string, data []byte) string {
					file := filepath.Join(t.TempDir(), name)
					if err := os.WriteFile(file, data, 0o600); err != nil {
						t.Fatal(err)
					}
					return file
				},
				Zip:    func(parts ...string) []byte { return pack(t, parts) },
				Mail:   letter,
				Attach: func(name, encoding string, data []byte) string { return attach(t, name, encoding, data) },
			}
			files, found := office.Gather([]string{c.Make(d)})
			var names []string
			for _, f := range files {
				names = append(names, f.Name)
				data, err := f.Bytes()
				if err != nil {
					t.Fatal(err)
				}
				if ret, found := intake.Open(f.Name, data); ret == nil || ret.Issue.Agency != "SXD" {
					t.Errorf("%s does not open: %v", f.Name, found)
				}
			}
			if !slices.Equal(names, c.Names) {
				t.Errorf("gathered %q, want %q", names, c.Names)
			}
			if len(found) != len(c.Codes) || len(found) > 0 && found[0].Code != c.Codes[0] {
				t.Errorf("found %v, want %v", found, c.Codes)
			}
		})
	}
}

func pack(t *testing.T, parts []string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Deflate, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// letter is a mail with a text and other parts, each with its head. Mails within one another have different boundaries.
func letter(parts ...string) []byte {
	parts[0] = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + parts[0]
	body := strings.Join(parts, "")
	boundary := fmt.Sprintf("b%d", len(body))
	return []byte("From: a@b.vn\r\nDate: Wed, 20 Mar 2024 16:05:00 +0700\r\nContent-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n" +
		strings.Join(parts, "\r\n--"+boundary+"\r\n") + "\r\n--" + boundary + "--\r\n")
}

func attach(t *testing.T, how, encoding string, data []byte) string {
	t.Helper()
	const name = "Biểu Sở Y tế.xlsx"
	disposition := map[string]string{
		"RFC 2047": `filename="` + mime.BEncoding.Encode("utf-8", name) + `"`,
		"RFC 2231": "filename*=UTF-8''" + url.PathEscape(name),
		"bytes":    `filename="` + name + `"`,
		"zip":      `filename="goi.zip"`,
	}[how]
	var body bytes.Buffer
	if encoding == "base64" {
		body.WriteString(base64.StdEncoding.EncodeToString(data))
	} else {
		w := quotedprintable.NewWriter(&body)
		w.Binary = true
		if _, err := w.Write(data); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
	}
	return "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: " + encoding + "\r\nContent-Disposition: attachment; " + disposition + "\r\n\r\n" + body.String()
}
