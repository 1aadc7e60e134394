package words

// helpExamples are what a clerk types, by command.
var helpExamples = map[string][]string{
	"theodoi parse":            {"theodoi parse quyet-dinh.docx"},
	"theodoi plan list":        {"theodoi plan list"},
	"theodoi plan show":        {"theodoi plan show --plan 91/QĐ-UBND"},
	"theodoi templates list":   {"theodoi templates list"},
	"theodoi templates check":  {"theodoi templates check mau"},
	"theodoi plan add":         {"theodoi plan add quyet-dinh.docx"},
	"theodoi plan review":      {"theodoi plan review -o ra-soat.xlsx"},
	"theodoi plan apply":       {"theodoi plan apply ra-soat.xlsx"},
	"theodoi sheets":           {"theodoi sheets --period 2024-Q1 -o bieu", "theodoi sheets --period 2024-Q1 --agency SYT -o bieu"},
	"theodoi import":           {"theodoi import nop-ve", "theodoi import nop-ve --yes --feedback gui-lai", "theodoi import bieu-chep.xlsx --agency SYT --period 2024-Q1", "theodoi import bieu-quy-1.xlsx --period 2024-Q2 --carry"},
	"theodoi waiting":          {"theodoi waiting --period 2024-Q1", "theodoi waiting --agency SYT"},
	"theodoi settle":           {"theodoi settle 12.3 --reading 1", "theodoi settle 12.3 --value 43,5", "theodoi settle 12.3 12.4 --keep"},
	"theodoi submissions":      {"theodoi submissions --period 2024-Q1"},
	"theodoi history":          {"theodoi history --ref CT.15/1 --agency SYT", "theodoi history --ref III.2.d --agency SYT --field \"Kết quả thực hiện\""},
	"theodoi undo":             {"theodoi undo 12 --why \"gửi nhầm\"", "theodoi undo 12 --redo"},
	"theodoi original":         {"theodoi original 12 -o goc.xlsx"},
	"theodoi status":           {"theodoi status --period 2024-Q1"},
	"theodoi report":           {"theodoi report --period 2024-Q1 -o bao-cao.pdf", "theodoi report --period 2024-Q1 -o bao-cao.docx --number 12 --date 25/03/2024"},
	"theodoi remind":           {"theodoi remind --period 2024-Q1 -o don-doc"},
	"theodoi close":            {"theodoi close --period 2024-Q1", "theodoi close --period 2024-Q1 --reopen --why \"Sở Y tế đính chính\"", "theodoi close --list"},
	"theodoi printed":          {"theodoi printed --period 2024-Q1 --number 12 -o lay-lai.pdf"},
	"theodoi export":           {"theodoi export --period 2024-Q1 --csv > so-lieu.csv"},
	"theodoi backup":           {"theodoi backup sao-luu.db"},
	"theodoi restore":          {"theodoi restore sao-luu.db --data thu-muc-moi"},
	"theodoi plan reassign":    {"theodoi plan reassign --from SKHDT --to STC"},
	"theodoi register draft":   {"theodoi register draft quyet-dinh.docx -o so-co-quan.yaml"},
	"theodoi templates export": {"theodoi templates export mau"},
	"theodoi plan amend":       {"theodoi plan amend sua-doi.docx -o ra-soat.xlsx"},
}

// HelpExamples are examples of a command, one a line.
func HelpExamples(command string) []string {
	var out []string
	for _, e := range helpExamples[command] {
		out = append(out, "  "+e)
	}
	return out
}

// TryHelpOf points to the help of the command that was used wrongly.
func TryHelpOf(command string) string { return "xem “" + command + " --help”" }
