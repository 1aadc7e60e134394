package excel
import ("os";"testing")
func TestLook(t *testing.T){ if d:=os.Getenv("LOOK"); d!="" { os.WriteFile(d, write(t, sample()), 0o644) } }
