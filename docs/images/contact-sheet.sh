#!/bin/sh
# contact-sheet.sh PROGRAM PICTURE: prints the demo's papers, each kind once, and lays their pages out side by side. make contact-sheet runs it.
set -eu
program=$1 picture=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
data=$dir/demo/data

theodoi() { "$program" --data "$data" "$@" >/dev/null 2>&1; }

# office FILE: the file as an office program shows it, as a PDF beside it.
office() { soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to pdf --outdir "$dir" "$1" >/dev/null 2>&1; }

# page NAME FILE NUMBER: a page as a picture, in the order in which pages are asked for.
count=0
page() {
	count=$((count + 1))
	pdftoppm -r 56 -png -f "$3" -l "$3" -singlefile "$2" "$dir/$(printf %02d $count)"
	echo "$1" >"$dir/$(printf %02d $count).txt"
}

"$program" demo --out "$dir/demo" >/dev/null 2>&1
for period in M03 Q2 H1 9M Y; do theodoi report --period 2024-$period -o "$dir/$period.pdf"; done
theodoi report --period 2024-Q3 -o "$dir/word.docx"
theodoi report --period 2024-Q2 -o "$dir/tables.xlsx"
theodoi report --period 2024-Q2 --agency SYT -o "$dir/agency.pdf"
theodoi remind --period 2024-Q2 -o "$dir/letters"
office "$dir/word.docx"
office "$dir/tables.xlsx"

page "month" "$dir/M03.pdf" 1
page "quarter" "$dir/Q2.pdf" 1
page "its charts" "$dir/Q2.pdf" 3
page "half" "$dir/H1.pdf" 2
page "nine months" "$dir/9M.pdf" 1
page "year" "$dir/Y.pdf" 3
page "letter" "$dir/letters/don-doc-SGDDT-2024-Q2.pdf" 1
page "one agency" "$dir/agency.pdf" 1
page "a quarter in Word" "$dir/word.pdf" 1
page "workbook of everything" "$dir/tables.pdf" 1

set --
for n in $(seq -f %02g $count); do set -- "$@" -label "$(cat "$dir/$n.txt")" "$dir/$n.png"; done
montage "$@" -tile 5x -geometry 224x317+6+6 -background '#d8d8d8' -font Liberation-Serif -pointsize 13 "$dir/sheet.png"
convert "$dir/sheet.png" -colorspace sRGB -dither None -colors 32 -strip -define png:compression-level=9 "$picture"
