//go:build unix

package soffice

import (
	"os/exec"
	"syscall"
)

// killGroup lets the end of time end the program with all it started: LibreOffice is a chain of three.
func killGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
