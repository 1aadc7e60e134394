"""Writes a tracking workbook N times with XlsxWriter: texts, widths, styles, checks, colours, protection, as the program does."""
import json
import sys

import xlsxwriter

from book import columns_of, figure_check, letters


def write(book, path):
    out = xlsxwriter.Workbook(path)
    base = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top", "border": 1}
    fixed = out.add_format(dict(base, bg_color="#F2F2F2"))
    asked = out.add_format(dict(base, num_format="@", locked=False))
    head = out.add_format(dict(base, bold=True, bg_color="#D9D9D9", align="center"))
    title = out.add_format({"font_name": "Times New Roman", "font_size": 16, "bold": True})
    good = out.add_format({"font_color": "#006100", "bg_color": "#C6EFCE"})
    late = out.add_format({"font_color": "#9C0006", "bg_color": "#FFC7CE"})
    out.set_custom_property("theodoi.id", book["id"])
    for sheet in book["sheets"]:
        page = out.add_worksheet(sheet["name"])
        rows, last = sheet["rows"], len(sheet["columns"]) - 1
        for i, column in enumerate(sheet["columns"]):
            page.set_column(i, i, column["width"], None, {"hidden": column["hidden"]})
            page.write_string(0, i, column["key"])
            page.write_string(3, i, column["title"], head)
        page.write_string(0, last + 1, book["id"])
        page.set_row(0, None, None, {"hidden": True})
        page.write_string(1, 2, sheet["title"], title)
        for n, row in enumerate(rows):
            for i, text in enumerate(row["cells"]):
                style = asked if sheet["columns"][i]["input"] else fixed
                formula = row["formulas"].get(sheet["columns"][i]["key"])
                if formula:
                    page.write_formula(4 + n, i, "=" + formula, style, "")
                elif text:
                    page.write_string(4 + n, i, text, style)
                else:
                    page.write_blank(4 + n, i, None, style)
        if rows:
            for i, kind in columns_of(sheet):
                area = (4, i, 3 + len(rows), i)
                if kind == "choice":
                    page.data_validation(*area, {"validate": "list", "source": "=DS", "error_type": "warning"})
                elif kind in ("figure", "share", "day"):
                    page.data_validation(*area, {"validate": "custom", "value": figure_check(letters(i) + "5"), "error_type": "warning"})
            page.conditional_format(4, 2, 3 + len(rows), last, {"type": "formula", "criteria": '=$C5="x"', "format": late})
            page.conditional_format(4, last, 3 + len(rows), last, {"type": "formula", "criteria": '=LEFT($C5,3)="Đạt"', "format": good})
            page.autofilter(3, 2, 3 + len(rows), last)
        page.freeze_panes(4, 4)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(3)
        page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    lists = out.add_worksheet("_danhmuc")
    for i, choice in enumerate(book["choices"]):
        lists.write_string(i, 0, choice)
    lists.hide()
    out.define_name("DS", "='_danhmuc'!$A$1:$A$%d" % len(book["choices"]))
    out.close()


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as f:
        loaded = json.load(f)
    for k in range(int(sys.argv[3])):
        write(loaded, "%s/%d.xlsx" % (sys.argv[2], k))
