"""Writes a tracking workbook N times with openpyxl: texts, widths, styles, checks, colours, protection, as the program does."""
import json
import sys

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from book import columns_of, figure_check

FONT = Font(name="Times New Roman", size=12)
BOLD = Font(name="Times New Roman", size=12, bold=True)
BORDER = Border(*[Side(style="thin")] * 4)
WRAP = Alignment(wrap_text=True, vertical="top")
GREY = PatternFill("solid", start_color="F2F2F2")
OPEN = Protection(locked=False)


def write(book, path):
    out = Workbook()
    out.remove(out.active)
    for sheet in book["sheets"]:
        page = out.create_sheet(sheet["name"])
        rows, columns = sheet["rows"], sheet["columns"]
        for i, column in enumerate(columns):
            letter = get_column_letter(i + 1)
            page.column_dimensions[letter].width = column["width"]
            page.column_dimensions[letter].hidden = column["hidden"]
            page.cell(1, i + 1, column["key"])
            top = page.cell(4, i + 1, column["title"])
            top.font, top.border, top.alignment = BOLD, BORDER, WRAP
        page.cell(1, len(columns) + 1, book["id"])
        page.row_dimensions[1].hidden = True
        page.cell(2, 3, sheet["title"]).font = BOLD
        for n, row in enumerate(rows):
            for i, text in enumerate(row["cells"]):
                formula = row["formulas"].get(columns[i]["key"])
                cell = page.cell(5 + n, i + 1, "=" + formula if formula else (text or None))
                cell.font, cell.border, cell.alignment = FONT, BORDER, WRAP
                if columns[i]["input"]:
                    cell.number_format, cell.protection = "@", OPEN
                else:
                    cell.fill = GREY
        if rows:
            for i, kind in columns_of(sheet):
                letter = get_column_letter(i + 1)
                if kind == "choice":
                    check = DataValidation(type="list", formula1="DS", errorStyle="warning")
                elif kind in ("figure", "share", "day"):
                    check = DataValidation(type="custom", formula1=figure_check(letter + "5")[1:], errorStyle="warning")
                else:
                    continue
                check.add("%s5:%s%d" % (letter, letter, 4 + len(rows)))
                page.add_data_validation(check)
            last = get_column_letter(len(columns))
            page.conditional_formatting.add("C5:%s%d" % (last, 4 + len(rows)), FormulaRule(['$C5="x"'], font=Font(color="9C0006"), fill=PatternFill(bgColor="FFC7CE")))
            page.conditional_formatting.add("%s5:%s%d" % (last, last, 4 + len(rows)), FormulaRule(['LEFT($C5,3)="Đạt"'], font=Font(color="006100")))
            page.auto_filter.ref = "C4:%s%d" % (last, 4 + len(rows))
        page.freeze_panes = "E5"
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
        page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
        page.print_title_rows = "4:4"
        page.protection.sheet = True
    lists = out.create_sheet("_danhmuc")
    for i, choice in enumerate(book["choices"]):
        lists.cell(i + 1, 1, choice)
    lists.sheet_state = "veryHidden"
    name = DefinedName("DS", attr_text="'_danhmuc'!$A$1:$A$%d" % len(book["choices"]))
    if hasattr(out.defined_names, "append"):
        out.defined_names.append(name)
    else:
        out.defined_names["DS"] = name
    out.save(path)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as f:
        loaded = json.load(f)
    for k in range(int(sys.argv[3])):
        write(loaded, "%s/%d.xlsx" % (sys.argv[2], k))
