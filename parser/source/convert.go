package source

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"theodoi/finding"
	"theodoi/internal/words"
)

// oldKind is a kind of file that is read by way of LibreOffice.
type oldKind struct{ ending, name string }

var (
	oldDOC = oldKind{".doc", words.FileWordOld}
	oldRTF = oldKind{".rtf", words.FileRichText}
	oldODT = oldKind{".odt", words.FileODT}
)

// convertTime is how long LibreOffice may take for one file.
const convertTime = 25 * time.Second

// isOLE tells the packing of Word, Excel and PowerPoint before 2007, which WPS uses too, and of files with a password.
func isOLE(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

func isRTF(data []byte) bool { return bytes.HasPrefix(data, []byte(`{\rtf`)) }

// hasStream reports whether an OLE file has a stream of this name: UTF-16, filled up with zeros, at a multiple of 128 bytes.
func hasStream(data []byte, name string) bool {
	var wide []byte
	for _, c := range []byte(name + "\x00") {
		wide = append(wide, c, 0)
	}
	for at := 0; ; at++ {
		i := bytes.Index(data[at:], wide)
		if i < 0 {
			return false
		}
		if at += i; at%128 == 0 {
			return true
		}
	}
}

// readOLE reads an old Word file, or says what else it is.
func readOLE(ctx context.Context, r Reader, name string, data []byte, b *builder) ([]finding.Finding, bool) {
	refuse := func(code finding.Code, what string) ([]finding.Finding, bool) {
		return []finding.Finding{finding.New(code, finding.Place{}, what, "")}, false
	}
	switch {
	case hasStream(data, "EncryptedPackage"):
		return refuse(finding.FileLocked, "")
	case hasStream(data, "WordDocument"):
		return convertOld(ctx, r, name, data, b, oldDOC)
	case hasStream(data, "Workbook"), hasStream(data, "Book"):
		return refuse(finding.FileSheet, words.FileOldExcel)
	case hasStream(data, "PowerPoint Document"):
		return refuse(finding.FileBinary, words.FileSlides)
	}
	return refuse(finding.FileBinary, words.FileOldOffice)
}

func readRTF(ctx context.Context, r Reader, name string, data []byte, b *builder) ([]finding.Finding, bool) {
	return convertOld(ctx, r, name, data, b, oldRTF)
}

// convertOld has LibreOffice turn a file into .docx, and reads that.
func convertOld(ctx context.Context, r Reader, name string, data []byte, b *builder, kind oldKind) ([]finding.Finding, bool) {
	office := findOffice()
	if office == "" {
		return []finding.Finding{finding.New(finding.FileNeeds, finding.Place{}, kind.name, "")}, false
	}
	converted, why := convertWith(ctx, office, data, kind.ending)
	if why != "" {
		return []finding.Finding{finding.New(finding.FileConvert, finding.Place{}, kind.name, why)}, false
	}
	if len(converted) > MaxBytes {
		return []finding.Finding{finding.New(finding.FileTooBig, finding.Place{}, megabytes(len(converted)), megabytes(MaxBytes))}, false
	}
	return readZIP(ctx, r, name, converted, b)
}

// findOffice returns the path of LibreOffice, "" if the machine has none.
func findOffice() string {
	for _, name := range []string{"soffice", "libreoffice"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	var usual []string
	switch runtime.GOOS {
	case "windows":
		for _, folder := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), os.Getenv("ProgramW6432")} {
			if folder != "" {
				usual = append(usual, filepath.Join(folder, "LibreOffice", "program", "soffice.exe"))
			}
		}
	case "darwin":
		usual = append(usual, "/Applications/LibreOffice.app/Contents/MacOS/soffice")
	}
	for _, file := range usual {
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return file
		}
	}
	return ""
}

// cautious are the settings LibreOffice runs with: no macros, nothing fetched from elsewhere.
const cautious = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

// convertWith runs LibreOffice in a folder and with a profile of its own, which are removed afterwards. why says, for a finding, what failed.
func convertWith(ctx context.Context, office string, data []byte, ending string) (converted []byte, why string) {
	folder, err := os.MkdirTemp("", "theodoi-")
	if err != nil {
		return nil, err.Error()
	}
	defer os.RemoveAll(folder)
	in := filepath.Join(folder, "in"+ending)
	profile := filepath.Join(folder, "profile")
	if err := prepare(in, data, profile); err != nil {
		return nil, err.Error()
	}
	ctx, cancel := context.WithTimeout(ctx, convertTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, office, "-env:UserInstallation="+fileURL(profile), "--headless", "--norestore", "--nolockcheck", "--nodefault",
		"--convert-to", "docx:MS Word 2007 XML", "--outdir", filepath.Join(folder, "out"), in)
	cmd.Dir = folder
	cmd.WaitDelay = time.Second
	killGroup(cmd)
	err = cmd.Run()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil, words.ConvertTime(int(convertTime / time.Second))
	}
	if err != nil {
		return nil, words.ConvertFailed
	}
	converted, err = os.ReadFile(filepath.Join(folder, "out", "in.docx"))
	if err != nil {
		return nil, words.ConvertEmpty
	}
	return converted, ""
}

// prepare writes the file to convert and the settings.
func prepare(in string, data []byte, profile string) error {
	if err := os.WriteFile(in, data, 0o600); err != nil {
		return err
	}
	user := filepath.Join(profile, "user")
	if err := os.MkdirAll(user, 0o700); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(cautious), 0o600)
}

// fileURL writes a path as LibreOffice wants it.
func fileURL(file string) string {
	slashed := filepath.ToSlash(file)
	if runtime.GOOS == "windows" {
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed}).String()
}
