// What the JavaScript peers share: arguments, and how filled cells are counted.
import fs from "node:fs";
import path from "node:path";

export const book = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
export const folder = process.argv[3];
export const times = Number(process.argv[4]);

export const letters = (i) => (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));
export const figureCheck = (cell) => `OR(ISNUMBER(${cell}),${cell}="",ISNUMBER(_xlfn.NUMBERVALUE(${cell},",",".")))`;
export const names = new Set(book.sheets.map((s) => s.name));

const types = new Map(book.sheets.flatMap((s) => s.columns.filter((c) => c.input).map((c) => [c.key, c.type])));
let cells = 0;
let text = 0;

// count adds the filled input cells of a sheet, given as rows of values.
export function count(rows) {
  const asked = (rows[0] ?? []).map((key, i) => [i, types.get(key)]).filter(([, type]) => type);
  for (const row of rows.slice(4)) {
    for (const [i, type] of asked) {
      const value = row?.[i];
      if (value === undefined || value === null || value === "") continue;
      cells++;
      if (type === "text") text += Buffer.byteLength(String(value));
    }
  }
}

export const files = () =>
  fs.readdirSync(folder).filter((f) => f.endsWith(".xlsx")).sort().slice(0, times).map((f) => path.join(folder, f));
export const report = () => console.log(`cells=${cells} text=${text}`);
