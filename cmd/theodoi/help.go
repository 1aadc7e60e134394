package main

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"theodoi/internal/words"
)

// helpWidth is how wide help may be: the window of a Windows command prompt shows it without breaking lines.
const helpWidth = 96

// helpInVietnamese gives every command its help flag and examples in the users' language.
func helpInVietnamese(root *cobra.Command) {
	cobra.AddTemplateFunc("options", options)
	root.SetUsageTemplate(words.UsageTemplate)
	vietnameseHelp(root)
}

func vietnameseHelp(cmd *cobra.Command) {
	cmd.Flags().BoolP("help", "h", false, words.CLIHelp)
	cmd.DisableFlagsInUseLine = true
	for _, sub := range cmd.Commands() {
		vietnameseHelp(sub)
	}
	cmd.Example = strings.Join(words.HelpExamples(cmd.CommandPath()), "\n")
}

// options lays flags out in two columns. The library counts bytes, of which a Vietnamese letter has up to three, and does not break lines.
func options(flags *pflag.FlagSet) string {
	var names, hints []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, hint := optionName(f)
		names, hints = append(names, name), append(hints, hint)
		width = max(width, utf8.RuneCountInString(name))
	})
	var out strings.Builder
	for i, name := range names {
		indent := strings.Repeat(" ", width+3)
		first := name + indent[utf8.RuneCountInString(name):]
		for _, line := range folded(hints[i], helpWidth-len(indent)) {
			out.WriteString(first + line + "\n")
			first = indent
		}
	}
	return strings.TrimRight(out.String(), "\n")
}

// optionName writes a flag with the word that stands for its value, and returns its hint. Every flag with a value has such a word in its hint.
func optionName(f *pflag.Flag) (name, hint string) {
	name = "      --" + f.Name
	if f.Shorthand != "" {
		name = "  -" + f.Shorthand + ", --" + f.Name
	}
	value, hint := pflag.UnquoteUsage(f)
	if value != "" {
		name += " " + value
	}
	return name, hint
}

// folded breaks a text into lines at blanks.
func folded(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}
