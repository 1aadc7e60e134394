package office_test

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
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"theodoi/finding"
	"theodoi/internal/viet"
	"theodoi/internal/words"
	"theodoi/office"
)

// entry is a file of an archive; the name is written byte for byte.
type entry struct {
	name string
	data string
	at   time.Time
}

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: true, Modified: e.at})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// part is a part of a mail: its head and its body as they travel.
func part(head, body string) string { return head + "\r\n\r\n" + body }

func multi(boundary string, parts ...string) string {
	return "--" + boundary + "\r\n" + strings.Join(parts, "\r\n--"+boundary+"\r\n") + "\r\n--" + boundary + "--\r\n"
}

const mailHead = "From: van.thu@so.gov.vn\r\nDate: Wed, 20 Mar 2024 16:05:00 +0700\r\nSubject: =?UTF-8?Q?N=E1=BB=99p_bi=E1=BB=83u?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n"

func folded64(data string) string {
	s := base64.StdEncoding.EncodeToString([]byte(data))
	var lines []string
	for len(s) > 76 {
		lines, s = append(lines, s[:76]), s[76:]
	}
	return strings.Join(append(lines, s), "\r\n")
}

// attach is an attachment as most programs send it.
func attach(name, data string) string {
	return part("Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=\""+name+"\"", folded64(data))
}

func save(t testing.TB, name string, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// gathered lists names and contents: "name=content".
func gathered(t testing.TB, paths ...string) ([]string, []finding.Finding) {
	t.Helper()
	files, found := office.Gather(paths)
	var all []string
	for _, f := range files {
		data, err := f.Bytes()
		if err != nil {
			all = append(all, f.Name+"!"+string(f.Unread(err).Code))
			continue
		}
		all = append(all, f.Name+"="+string(data))
	}
	return all, found
}

func wantFiles(t *testing.T, about string, got []string, found []finding.Finding, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) || len(found) > 0 {
		t.Errorf("%s: %q %v, want %q", about, got, found, want)
	}
}

func TestAttachedWorkbooksAreGathered(t *testing.T) {
	const name = "Biểu Sở Y tế quý I.xlsx"
	data := "PK\x03\x04" + strings.Repeat("dữ liệu ", 40)
	b64 := base64.StdEncoding.EncodeToString([]byte(name))
	var qp bytes.Buffer
	w := quotedprintable.NewWriter(&qp)
	w.Binary = true
	if _, err := w.Write([]byte(data)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	windows, err := charmap.Windows1258.NewEncoder().String(to1258(name))
	if err != nil {
		t.Fatal(err)
	}
	head := func(type_, disposition, encoding string) string {
		return "Content-Type: " + type_ + "\r\nContent-Disposition: " + disposition + "\r\nContent-Transfer-Encoding: " + encoding
	}
	const octets = "application/octet-stream"
	extended := "attachment; filename*=UTF-8''" + url.PathEscape(name)
	half := len(url.PathEscape("Biểu Sở Y"))
	pieces := "attachment;\r\n filename*0*=UTF-8''" + url.PathEscape(name)[:half] + ";\r\n filename*1*=" + url.PathEscape(name)[half:]
	plain := part("Content-Type: text/plain; charset=utf-8", "Kính gửi biểu.")
	letter := part("Content-Type: application/pdf; name=\"cong van.pdf\"\r\nContent-Transfer-Encoding: base64", folded64("%PDF"))
	for about, parts := range map[string][]string{
		"RFC 2047, base64":        {plain, part(head(octets, `attachment; filename="=?UTF-8?B?`+b64+`?="`, "base64"), folded64(data))},
		"RFC 2047, quoted words":  {plain, part(head(octets, `attachment; filename="`+mime.QEncoding.Encode("utf-8", name)+`"`, "BASE64"), folded64(data))},
		"RFC 2047, two words":     {part(head(octets, "attachment;\r\n filename=\"=?utf-8?B?"+base64.StdEncoding.EncodeToString([]byte(name[:9]))+"?=\r\n =?utf-8?B?"+base64.StdEncoding.EncodeToString([]byte(name[9:]))+"?=\"", "base64"), folded64(data))},
		"RFC 2047, Windows-1258":  {part(head(octets, `attachment; filename="=?windows-1258?B?`+base64.StdEncoding.EncodeToString([]byte(windows))+`?="`, "base64"), folded64(data))},
		"RFC 2231":                {part(head(octets, extended, "base64"), folded64(data)), letter},
		"RFC 2231 in pieces":      {part(head(octets, pieces, "base64"), folded64(data))},
		"bytes as they are":       {part(head(octets, `attachment; filename="`+name+`"`, "base64"), folded64(data))},
		"decomposed":              {part(head(octets, `attachment; filename="`+norm.NFD.String(name)+`"`, "base64"), folded64(data))},
		"without quotes":          {part(head(octets, `attachment; filename=`+name, "base64"), folded64(data))},
		"name of the type":        {part("Content-Type: application/vnd.ms-excel; name=\"=?UTF-8?B?"+b64+"?=\"\r\nContent-Transfer-Encoding: base64", folded64(data))},
		"quoted-printable":        {part(head(octets, `attachment; filename="=?UTF-8?B?`+b64+`?="`, "quoted-printable"), qp.String())},
		"binary":                  {part(head(octets, `attachment; filename="=?UTF-8?B?`+b64+`?="`, "binary"), data)},
		"a part within a part":    {part(`Content-Type: multipart/alternative; boundary="y"`, multi("y", plain, part(`Content-Type: multipart/related; boundary=z`, multi("z", plain, attach(name, data)))))},
		"stray letters in base64": {part(head(octets, `attachment; filename="`+name+`"`, "base64"), "  "+folded64(data)+"\r\n\x00-- \r\n")},
	} {
		file := save(t, "thư.eml", []byte(mailHead+multi("x", parts...)))
		got, found := gathered(t, file)
		wantFiles(t, about, got, found, "thư.eml/"+name+"="+data)
	}
}

func to1258(s string) string {
	var b strings.Builder
	for _, r := range s {
		tone, rest := "", []rune{}
		for _, x := range norm.NFD.String(string(r)) {
			if strings.ContainsRune("\u0300\u0301\u0303\u0309\u0323", x) {
				tone = string(x)
			} else {
				rest = append(rest, x)
			}
		}
		b.WriteString(norm.NFC.String(string(rest)) + tone)
	}
	return b.String()
}

func TestMailsAndArchivesWithinOneAnother(t *testing.T) {
	at := time.Date(2024, 3, 18, 9, 30, 0, 0, time.UTC)
	inner := zipOf(t, entry{"Sở Y tế/a.xlsx", "A", at}, entry{"b.xlsx", "B", at})
	mailed := mailHead + multi("x", attach("goi.zip", string(inner)), attach("c.xlsx", "C"))
	forwarded := strings.Replace(mailHead, `"x"`, `"outer"`, 1) + multi("outer", part("Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"cu.eml\"", mailed))
	file := save(t, "tất cả.zip", zipOf(t, entry{"thư/1.eml", mailed, at}, entry{"2.eml", forwarded, at}, entry{"d.xlsx", "D", at}))
	got, found := gathered(t, file)
	wantFiles(t, "nested", got, found,
		"tất cả.zip/thư/1.eml/goi.zip/Sở Y tế/a.xlsx=A", "tất cả.zip/thư/1.eml/goi.zip/b.xlsx=B", "tất cả.zip/thư/1.eml/c.xlsx=C",
		"tất cả.zip/2.eml/cu.eml/goi.zip/Sở Y tế/a.xlsx=A", "tất cả.zip/2.eml/cu.eml/goi.zip/b.xlsx=B", "tất cả.zip/2.eml/cu.eml/c.xlsx=C",
		"tất cả.zip/d.xlsx=D")
	files, _ := office.Gather([]string{file})
	if sent := files[0].Sent; !sent.Equal(time.Date(2024, 3, 20, 9, 5, 0, 0, time.UTC)) {
		t.Errorf("what was mailed was sent at %v", sent)
	}
	if sent := files[6].Sent; !sent.Equal(at) {
		t.Errorf("what was packed was written at %v", sent)
	}
	deep := []byte("X")
	for i := range 8 {
		name := fmt.Sprintf("%d.zip", i)
		if i == 0 {
			name = "x.xlsx"
		}
		deep = zipOf(t, entry{name, string(deep), at})
	}
	got, found = gathered(t, save(t, "sâu.zip", deep))
	if len(got) > 0 || len(found) != 1 || found[0].Code != finding.FilePacked {
		t.Errorf("%q %v", got, found)
	}
}

// Names that were written in a code page, or in UTF-8 without saying so, or broken by a program in between.
func TestNamesInArchives(t *testing.T) {
	const name = "Sở Xây dựng/Biểu quý I (sửa).xlsx"
	windows, err := charmap.Windows1258.NewEncoder().String(to1258(name))
	if err != nil {
		t.Fatal(err)
	}
	abc, _ := viet.TCVN3.Encode(name)
	garbled, err := charmap.CodePage437.NewDecoder().String(name)
	if err != nil {
		t.Fatal(err)
	}
	garbled850, err := charmap.CodePage850.NewDecoder().String(name)
	if err != nil {
		t.Fatal(err)
	}
	for about, raw := range map[string]string{
		"UTF-8": name, "decomposed": norm.NFD.String(name), "Windows-1258": windows, "TCVN3": string(abc), "read as CP437": garbled, "read as CP850": garbled850,
		"backslashes": strings.ReplaceAll(name, "/", `\`), "out of the folder": "../../" + name, "from the root": "/" + name,
	} {
		got, found := gathered(t, save(t, "g.zip", zipOf(t, entry{raw, "X", time.Time{}})))
		wantFiles(t, about, got, found, "g.zip/"+name+"=X")
	}
	got, found := gathered(t, save(t, "g.zip", zipOf(t, entry{"ghi chú (résumé).xlsx", "X", time.Time{}}, entry{"bao cao.xlsx", "Y", time.Time{}}, entry{"~$bao cao.xlsx", "Z", time.Time{}}, entry{"__MACOSX/bao cao.xlsx", "Z", time.Time{}})))
	wantFiles(t, "other names", got, found, "g.zip/ghi chú (résumé).xlsx=X", "g.zip/bao cao.xlsx=Y")
}

// What is no workbook, or cannot be looked into, is said once.
func TestWhatIsNotGathered(t *testing.T) {
	locked := zipOf(t, entry{"a.xlsx", "A", time.Time{}})
	for _, mark := range []string{"PK\x03\x04", "PK\x01\x02"} {
		i := bytes.Index(locked, []byte(mark))
		locked[i+6+2*strings.Count(mark, "\x01")] |= 1
	}
	broken := zipOf(t, entry{"a.xlsx", strings.Repeat("nội dung ", 50), time.Time{}}, entry{"b.xlsx", "B", time.Time{}})
	broken[bytes.Index(broken, []byte("a.xlsx"))+8] ^= 0xff
	for _, c := range []struct {
		name string
		data []byte
		code finding.Code
		got  string
	}{
		{"a.rar", []byte("Rar!"), finding.FilePacked, "tệp nén RAR"},
		{"a.7z", []byte("7z"), finding.FilePacked, "tệp nén 7z"},
		{"a.msg", []byte("x"), finding.FilePacked, "thư của Outlook (.msg)"},
		{"a.zip", []byte("PK no archive"), finding.WorkbookDamaged, words.BadArchive},
		{"b.zip", locked, finding.WorkbookEncrypted, ""},
		{"a.eml", []byte("no mail at all"), finding.WorkbookDamaged, words.BadMail},
		{"b.eml", []byte(mailHead + multi("x", part("Content-Type: text/plain", "Kính gửi"))), finding.MailEmpty, ""},
		{"c.eml", []byte(mailHead + multi("x", attach("winmail.dat", "x"))), finding.FilePacked, "thư của Outlook (winmail.dat)"},
	} {
		got, found := gathered(t, save(t, c.name, c.data))
		if len(got) > 0 || len(found) != 1 || found[0].Code != c.code || found[0].Got != c.got || !strings.HasPrefix(found[0].Place.File, c.name) {
			t.Errorf("%s: %q %v", c.name, got, found)
		}
	}
	got, found := gathered(t, save(t, "c.zip", broken))
	wantFiles(t, "a broken member", got, found, "c.zip/a.xlsx!"+string(finding.WorkbookDamaged), "c.zip/b.xlsx=B")
}

// A thousand files are listed and read one by one without lying in memory together.
func TestFilesDoNotLieInMemoryTogether(t *testing.T) {
	var entries []entry
	large := strings.Repeat("0123456789abcdef", 1<<14) // 256 KiB
	for i := range 1000 {
		entries = append(entries, entry{fmt.Sprintf("%d.xlsx", i), large, time.Time{}})
	}
	packed := zipOf(t, entries...)
	file := save(t, "thu.eml", []byte(mailHead+multi("x", attach("goi.zip", string(packed)))))
	files, found := office.Gather([]string{file, save(t, "goi.zip", packed)})
	if len(files) != 2000 || len(found) > 0 {
		t.Fatalf("%d files, %v", len(files), found)
	}
	var most uint64
	start := time.Now()
	for i, f := range files {
		data, err := f.Bytes()
		if err != nil || len(data) != len(large) || f.Size != int64(len(large)) {
			t.Fatalf("%s: %d of %d bytes, %v", f.Name, len(data), f.Size, err)
		}
		if i%250 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	t.Logf("%d MiB at most, %v", most>>20, time.Since(start))
	if most > 100<<20 {
		t.Errorf("%d MiB are held at once", most>>20)
	}
}
