//go:build !unix

package soffice

import (
	"os/exec"
	"strconv"
)

// killGroup lets the end of time end the program with all it started.
func killGroup(cmd *exec.Cmd) {
	cmd.Cancel = func() error {
		if err := exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(cmd.Process.Pid)).Run(); err != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
}
