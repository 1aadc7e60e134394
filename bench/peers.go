package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const peersDir = "peers"

// python makes the command of a Python peer, or says what is missing. Debian's interpreter is asked for first, since its packages are the
// ones that are installed.
func python(script string, needs []string, args ...string) (command, string) {
	path := "/usr/bin/python3"
	if _, err := os.Stat(path); err != nil {
		if path, err = exec.LookPath("python3"); err != nil {
			return command{}, "python3"
		}
	}
	for _, module := range needs {
		if exec.Command(path, "-c", "import "+module).Run() != nil {
			return command{}, "python3-" + module
		}
	}
	return command{path: path, args: append([]string{filepath.Join(peersDir, script)}, args...)}, ""
}

// node makes the command of a JavaScript peer, or says what is missing.
func node(script, needs string, args ...string) (command, string) {
	path, err := exec.LookPath("node")
	if err != nil {
		return command{}, "node"
	}
	if _, err := os.Stat(filepath.Join(peersDir, "node_modules", needs)); err != nil {
		return command{}, fmt.Sprintf("%s (npm install in bench/%s)", needs, peersDir)
	}
	return command{path: path, args: append([]string{filepath.Join(peersDir, script)}, args...)}, ""
}

// lineup gathers contenders and those that are not there.
type lineup struct {
	all     []contender
	missing []string
}

// add puts a peer in, unless something of it is missing.
func (l *lineup) add(c contender, missing string) {
	if missing != "" {
		l.missing = append(l.missing, c.name+" needs "+missing)
		return
	}
	l.all = append(l.all, c)
}

// folder makes an empty folder before each run.
func folder(dir string) func() error {
	return func() error {
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
		return os.MkdirAll(dir, 0o755)
	}
}
