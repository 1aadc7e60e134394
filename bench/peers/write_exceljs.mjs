// Writes a tracking workbook N times with exceljs: texts, widths, styles, checks, colours, protection, as the program does.
import ExcelJS from "exceljs";
import { book, figureCheck, folder, letters, times } from "./book.mjs";

const side = { style: "thin" };
const border = { top: side, left: side, bottom: side, right: side };
const font = { name: "Times New Roman", size: 12 };
const alignment = { wrapText: true, vertical: "top" };
const grey = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F2F2" } };
const fixed = { font, border, alignment, fill: grey };
const asked = { font, border, alignment, numFmt: "@", protection: { locked: false } };

async function write(path) {
  const out = new ExcelJS.Workbook();
  for (const sheet of book.sheets) {
    const page = out.addWorksheet(sheet.name, {
      views: [{ state: "frozen", xSplit: 4, ySplit: 4 }],
      pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToHeight: 0, printTitlesRow: "4:4" },
    });
    const { columns, rows } = sheet;
    columns.forEach((column, i) => {
      const c = page.getColumn(i + 1);
      c.width = column.width;
      c.hidden = column.hidden;
      page.getCell(1, i + 1).value = column.key;
      const head = page.getCell(4, i + 1);
      head.value = column.title;
      head.style = { font: { ...font, bold: true }, border, alignment };
    });
    page.getCell(1, columns.length + 1).value = book.id;
    page.getRow(1).hidden = true;
    page.getCell(2, 3).value = sheet.title;
    rows.forEach((row, n) => {
      row.cells.forEach((text, i) => {
        const cell = page.getCell(5 + n, i + 1);
        const formula = row.formulas[columns[i].key];
        cell.value = formula ? { formula, result: "" } : text || null;
        cell.style = columns[i].input ? asked : fixed;
      });
    });
    if (rows.length > 0) {
      const last = 4 + rows.length;
      columns.forEach((column, i) => {
        if (!column.input) return;
        const at = letters(i);
        const check =
          column.type === "choice" ? { type: "list", formulae: ["DS"] }
          : ["figure", "share", "day"].includes(column.type) ? { type: "custom", formulae: [figureCheck(at + "5")] }
          : null;
        if (check) page.dataValidations.add(`${at}5:${at}${last}`, { ...check, showErrorMessage: true, errorStyle: "warning" });
      });
      const end = letters(columns.length - 1);
      page.addConditionalFormatting({ ref: `C5:${end}${last}`, rules: [{ type: "expression", formulae: ['$C5="x"'], style: { font: { color: { argb: "FF9C0006" } } } }] });
      page.addConditionalFormatting({ ref: `${end}5:${end}${last}`, rules: [{ type: "expression", formulae: ['LEFT($C5,3)="Đạt"'], style: { font: { color: { argb: "FF006100" } } } }] });
      page.autoFilter = `C4:${end}${last}`;
    }
    page.sheetProtection = { sheet: true, formatColumns: false, formatRows: false, autoFilter: false };
  }
  const lists = out.addWorksheet("_danhmuc", { state: "veryHidden" });
  book.choices.forEach((choice, i) => (lists.getCell(i + 1, 1).value = choice));
  out.definedNames.add(`'_danhmuc'!$A$1:$A$${book.choices.length}`, "DS");
  await out.xlsx.writeFile(path);
}

for (let k = 0; k < times; k++) await write(`${folder}/${k}.xlsx`);
