// Reads every cell of the workbooks in a folder with exceljs, and counts what was filled in.
import ExcelJS from "exceljs";
import { count, files, names, report } from "./book.mjs";

for (const file of files()) {
  const work = new ExcelJS.Workbook();
  await work.xlsx.readFile(file);
  work.eachSheet((page) => {
    const rows = [];
    page.eachRow({ includeEmpty: true }, (row, n) => {
      rows[n - 1] = row.values.slice(1);
    });
    if (names.has(page.name)) count(rows);
  });
}
report();
