package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strings"
)

// fingerprint returns the SHA-256 of content in hex. A claimed one must agree: a fingerprint that is not of these bytes would let two
// files pass for one.
func fingerprint(content []byte, claimed string) (string, error) {
	sum := sha256.Sum256(content)
	actual := hex.EncodeToString(sum[:])
	if claimed != "" && !strings.EqualFold(claimed, actual) {
		return "", invalid("SHA-256 is given as %s, but the bytes have %s", claimed, actual)
	}
	return actual, nil
}

// execer is what writing needs of a transaction.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// keepOriginal stores the bytes of a file once, however many plans and submissions are made of it.
func keepOriginal(ctx context.Context, tx execer, sum string, content []byte) error {
	if content == nil {
		content = []byte{} // an empty file is a file; NULL is none
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO originals (sha256, size, content) VALUES ($1, $2, $3) ON CONFLICT (sha256) DO NOTHING`,
		sum, len(content), content)
	if err != nil {
		return fmt.Errorf("keeping the original bytes: %w", err)
	}
	return nil
}
