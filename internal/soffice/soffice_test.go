package soffice

import (
	"context"
	"testing"
	"time"

	"theodoi/internal/need"
)

func TestConvertingEndsWhenItsTimeIsOver(t *testing.T) {
	office := need.Program(t, "soffice", "libreoffice")
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, why := Convert(ctx, office, []byte(`{\rtf1\ansi x}`), RTF, Docx); why == "" {
		t.Error("it was done in no time")
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v to end", took)
	}
}
