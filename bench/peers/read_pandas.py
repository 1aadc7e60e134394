"""Reads every sheet of the workbooks in a folder with pandas, and counts what was filled in."""
import glob
import json
import sys

import pandas

from book import count

with open(sys.argv[1], encoding="utf-8") as f:
    book = json.load(f)
names = {s["name"] for s in book["sheets"]}
cells = size = 0
for path in sorted(glob.glob(sys.argv[2] + "/*.xlsx"))[: int(sys.argv[3])]:
    for name, frame in pandas.read_excel(path, sheet_name=None, header=None, dtype=str).items():
        if name in names:
            rows = frame.values.tolist()
            n, b = count(rows[0], rows[4:], book)
            cells, size = cells + n, size + b
print("cells=%d text=%d" % (cells, size))
