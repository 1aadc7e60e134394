"""Reads every cell of the workbooks in a folder with openpyxl's read-only mode, and counts what was filled in."""
import glob
import json
import sys

from openpyxl import load_workbook

from book import count

with open(sys.argv[1], encoding="utf-8") as f:
    book = json.load(f)
names = {s["name"] for s in book["sheets"]}
cells = size = 0
for path in sorted(glob.glob(sys.argv[2] + "/*.xlsx"))[: int(sys.argv[3])]:
    work = load_workbook(path, read_only=True, data_only=True)
    for page in work.worksheets:
        rows = list(page.iter_rows(values_only=True))
        if page.title in names:
            n, b = count(rows[0], rows[4:], book)
            cells, size = cells + n, size + b
    work.close()
print("cells=%d text=%d" % (cells, size))
