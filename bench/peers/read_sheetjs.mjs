// Reads every cell of the workbooks in a folder with SheetJS, and counts what was filled in.
import fs from "node:fs";
import XLSX from "xlsx";
import { count, files, names, report } from "./book.mjs";

for (const file of files()) {
  const work = XLSX.read(fs.readFileSync(file), { type: "buffer" });
  for (const name of work.SheetNames) {
    const rows = XLSX.utils.sheet_to_json(work.Sheets[name], { header: 1, raw: true, blankrows: true });
    if (names.has(name)) count(rows);
  }
}
report();
