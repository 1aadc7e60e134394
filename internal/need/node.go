package need

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Node runs a script in Node.js with packages that `make peers` has put below bench/peers ("exceljs@4.4.0"; the version is that of
// package.json there and only told). Where the machine has no Node.js or not the packages, the test is skipped even if everything else
// must be there: they come from the network, which no build depends on, and a test fetches nothing.
func Node(t testing.TB, script string, packages []string, args ...string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("the machine has no Node.js")
	}
	modules := filepath.Join(root(t), "bench", "peers", "node_modules")
	for _, name := range packages {
		name, _, _ = strings.Cut(name, "@")
		if _, err := os.Stat(filepath.Join(modules, name)); err != nil {
			t.Skipf("%s is not there: make peers installs it", name)
		}
	}
	file := filepath.Join(t.TempDir(), "script.js")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, append([]string{file}, args...)...)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	if message, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, message)
	}
}

// root is the folder of the module that the test belongs to. Tests run in the folder of their package.
func root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		_, err := os.Stat(filepath.Join(folder, "go.mod"))
		above := filepath.Dir(folder)
		switch {
		case err == nil:
			return folder
		case !errors.Is(err, os.ErrNotExist) || above == folder:
			t.Fatalf("no go.mod above %s: %v", folder, err)
		}
		folder = above
	}
}
