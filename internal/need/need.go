// Package need lets a test ask for a program that the machine may lack. Where it is missing the test is skipped with a sentence;
// where the environment says that everything must be there, as `make test` does after installing it, the test fails instead, so
// that nothing is skipped in silence.
package need

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Required is the environment variable that turns skipping into failing.
const Required = "THEODOI_REQUIRE"

// Program returns the path of the first of names that the machine has.
func Program(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "the machine has no "+names[0])
	return ""
}

// OpenPyXL returns a Python that has openpyxl, the library another program might fill a workbook with.
func OpenPyXL(t testing.TB) string {
	t.Helper()
	for _, python := range []string{"/usr/bin/python3", "python3", "python"} {
		path, err := exec.LookPath(python)
		if err == nil && exec.Command(path, "-c", "import openpyxl").Run() == nil {
			return path
		}
	}
	missing(t, "the machine has no Python with openpyxl")
	return ""
}

// Tesseract returns the program that reads scans, with its Vietnamese data.
func Tesseract(t testing.TB) string {
	t.Helper()
	path := Program(t, "tesseract")
	out, err := exec.Command(path, "--list-langs").CombinedOutput()
	if err != nil || !strings.Contains(string(out)+"\n", "\nvie\n") {
		missing(t, "the machine's tesseract has no Vietnamese data")
	}
	return path
}

func missing(t testing.TB, sentence string) {
	t.Helper()
	if os.Getenv(Required) != "" {
		t.Fatalf("%s, and %s asks for it", sentence, Required)
	}
	t.Skip(sentence)
}

// LibreOffice converts file to format ("pdf", "xlsx") and returns the path of what it wrote. Every call uses a profile of its own,
// so that tests may run side by side.
func LibreOffice(t testing.TB, file, format string) string {
	t.Helper()
	program := Program(t, "soffice", "libreoffice")
	out := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "profile"))
	cmd := exec.Command(program, profile, "--headless", "--norestore", "--convert-to", format, "--outdir", out, file)
	cmd.WaitDelay = time.Minute
	message, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("LibreOffice could not convert %s: %v\n%s", file, err, message)
	}
	ext, _, _ := strings.Cut(format, ":") // the type without the filter's name
	written := filepath.Join(out, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))+"."+ext)
	if _, err := os.Stat(written); err != nil {
		t.Fatalf("LibreOffice wrote nothing for %s: %s", file, message)
	}
	return written
}
