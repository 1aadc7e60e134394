package agency

import (
	"os"
	"strings"
	"testing"
)

// TestRealDecision resolves every label line of the decision that the project starts from and compares with the counts made by
// hand.
func TestRealDecision(t *testing.T) {
	data, err := os.ReadFile("../../shared/decisions/91-qd-ubnd.txt")
	if err != nil {
		t.Skip("the real decision is not on this machine")
	}
	v := quangNgai(t).At(signed)
	const fourGroups = "[SBN-DV] [CQTW] [CAP-HUYEN] {LIEN-QUAN}"
	var support, sameGroups, noAgency, leads int
	for n, line := range strings.Split(string(data), "\n") {
		label, value, ok := strings.Cut(line, ": ")
		if !ok || !strings.HasPrefix(label, "+ Cơ quan") && !strings.HasPrefix(label, "+ Chỉ đạo") {
			continue
		}
		got := v.Resolve(value)
		if len(got.Unknown) > 0 || len(got.Lead) == 0 {
			t.Errorf("line %d: %s\nunknown %+v", n+1, value, got.Unknown)
		}
		if label != "+ Cơ quan phối hợp" {
			leads++
			continue
		}
		support++
		if show(got.Lead) == fourGroups {
			sameGroups++
		}
		single := false
		for _, m := range got.Lead {
			single = single || !m.Group
		}
		if !single {
			noAgency++
		}
	}
	if support != 39 || sameGroups != 33 || noAgency != 35 || leads != 42+42 {
		t.Errorf("support lines %d, the same four groups %d, no single agency %d, other lines %d; by hand 39, 33, 35, 84", support, sameGroups, noAgency, leads)
	}
}
