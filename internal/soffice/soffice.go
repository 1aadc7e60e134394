// Package soffice has LibreOffice convert old files, where the machine has it. A document from outside is hostile and LibreOffice is large:
// every call is a process of its own, with a profile of its own and a time limit, and is ended with all it started.
package soffice

import (
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"theodoi/internal/words"
)

// limit is how long LibreOffice may take for one file.
const limit = 25 * time.Second

// Kind is a kind of file as LibreOffice knows it. Without a filter it finds out itself what a file is, and may take noise for a text.
type Kind struct{ ending, filter string }

// Kinds that are read.
var (
	Doc  = Kind{ending: "doc"}
	RTF  = Kind{ending: "rtf"}
	ODT  = Kind{ending: "odt"}
	Xls  = Kind{"xls", "MS Excel 97"}
	Xls5 = Kind{"xls", "MS Excel 95"}
	Ods  = Kind{"ods", "calc8"}
	Xlsb = Kind{"xlsb", "Calc MS Excel 2007 Binary"}
)

// Kinds that are written.
var (
	Docx = Kind{"docx", "MS Word 2007 XML"}
	Xlsx = Kind{"xlsx", "Calc MS Excel 2007 XML"}
)

// Ending is the ending of the kind's files: .xls.
func (k Kind) Ending() string { return "." + k.ending }

// Find returns the path of LibreOffice, "" if the machine has none.
func Find() string {
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

// cautious are the settings LibreOffice runs with: no macros, nothing fetched from elsewhere, nothing calculated anew.
const cautious = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
`

// Convert has LibreOffice turn a file of one kind into another, in a folder and with a profile of its own, which are removed afterwards.
// why says, for a finding, what failed.
func Convert(ctx context.Context, office string, data []byte, from, to Kind) (converted []byte, why string) {
	folder, err := os.MkdirTemp("", "theodoi-")
	if err != nil {
		return nil, err.Error()
	}
	defer os.RemoveAll(folder)
	in := filepath.Join(folder, "in"+from.Ending())
	profile := filepath.Join(folder, "profile")
	if err := prepare(in, data, profile); err != nil {
		return nil, err.Error()
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	args := []string{"-env:UserInstallation=" + fileURL(profile), "--headless", "--norestore", "--nolockcheck", "--nodefault"}
	if from.filter != "" {
		args = append(args, "--infilter="+from.filter)
	}
	args = append(args, "--convert-to", to.ending+":"+to.filter, "--outdir", filepath.Join(folder, "out"), in)
	cmd := exec.CommandContext(ctx, office, args...)
	cmd.Dir = folder
	cmd.WaitDelay = time.Second
	killGroup(cmd)
	err = cmd.Run()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil, words.ConvertTime(int(limit / time.Second))
	}
	if err != nil {
		return nil, words.ConvertFailed
	}
	converted, err = os.ReadFile(filepath.Join(folder, "out", "in."+to.ending))
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
