package office

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever the bytes of a mail are, its attachments have names that lead nowhere, and can be decoded.
func FuzzMail(f *testing.F) {
	f.Add([]byte("Date: Wed, 20 Mar 2024 16:05:00 +0700\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Disposition: attachment; filename*=UTF-8''..%2Fa.xlsx\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==\r\n--x--\r\n"))
	f.Add([]byte("A: b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n--x--"))
	f.Add([]byte("A: b\r\nContent-Disposition: attachment; filename=\"=?windows-1258?Q?Bi=EA=D2u.xlsx?=\"\r\n\r\nx"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, parts, err := attachments(data)
		if err != nil {
			return
		}
		for _, p := range parts {
			if strings.Contains(p.name, "/") || p.name == ".." || !utf8.ValidString(p.name) {
				t.Fatalf("an attachment is named %q", p.name)
			}
			if int64(len(p.decode(1<<20))) > p.size+4 {
				t.Fatalf("%d bytes, said to be %d", len(p.decode(1<<20)), p.size)
			}
		}
	})
}
