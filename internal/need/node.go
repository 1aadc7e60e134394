package need

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Node runs a script in Node.js with packages from npm, which are fetched into a temporary folder and kept there for the next run. Where
// Node.js is missing, or the packages cannot be fetched, the test is skipped: they come from the network, which no build depends on.
func Node(t testing.TB, script string, packages []string, args ...string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("the machine has no Node.js")
	}
	folder := filepath.Join(os.TempDir(), "theodoi-npm-"+strings.NewReplacer("@", "-", "/", "-").Replace(strings.Join(packages, "-")))
	if _, err := os.Stat(filepath.Join(folder, "complete")); err != nil {
		fetch(t, folder, packages)
	}
	file := filepath.Join(t.TempDir(), "script.js")
	if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, append([]string{file}, args...)...)
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(folder, "node_modules"))
	if message, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, message)
	}
}

func fetch(t testing.TB, folder string, packages []string) {
	t.Helper()
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("the machine has no npm")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, npm, append([]string{"install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"}, packages...)...)
	cmd.WaitDelay = time.Second
	if message, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("npm could not fetch %s: %v\n%s", strings.Join(packages, ", "), err, message)
	}
	if err := os.WriteFile(filepath.Join(folder, "complete"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}
