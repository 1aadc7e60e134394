// Prints the report N times with pdfmake: the same headings, paragraphs, tables and chart.
import fs from "node:fs";
import pdfmake from "pdfmake";

const report = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const folder = process.argv[3];
const times = Number(process.argv[4]);
const at = (face) => `${report.fonts}/${face}.ttf`;
pdfmake.addFonts({ Serif: { normal: at("Regular"), bold: at("Bold"), italics: at("Italic"), bolditalics: at("Bold") } });

const grid = { hLineWidth: () => 0.5, vLineWidth: () => 0.5 };
const mm = (n) => (n * 72) / 25.4;

function table(block, width) {
  const total = block.columns.reduce((sum, c) => sum + c.width, 0);
  return {
    layout: grid, margin: [0, 0, 0, 6],
    table: {
      headerRows: 1,
      widths: block.columns.map((c) => (width * c.width) / total - 9),
      body: [
        block.columns.map((c) => ({ text: c.title, bold: true, alignment: "center", fontSize: 11 })),
        ...block.rows.map((row) => row.map((text) => ({ text, fontSize: 11 }))),
      ],
    },
  };
}

function chart(block) {
  const most = Math.max(...block.bars.map((b) => b.values.reduce((a, n) => a + n, 0)), 1);
  const greys = ["#444444", "#888888", "#bbbbbb", "#eeeeee"];
  return {
    table: { widths: [mm(60), mm(95)], body: block.bars.map((b) => {
      let x = 0;
      const canvas = b.values.map((n, i) => {
        const w = (mm(90) * n) / most;
        x += w;
        return { type: "rect", x: x - w, y: 0, w, h: mm(5), color: greys[i % 4] };
      });
      return [{ text: b.label, fontSize: 11 }, { canvas }];
    }) },
    layout: "noBorders",
  };
}

const flow = (blocks, width) => blocks.map((b) =>
  b.kind === "heading" ? { text: b.text, bold: true, margin: [0, 8, 0, 4] }
  : b.kind === "paragraph" ? { text: b.text, alignment: "justify", leadingIndent: mm(12.7), margin: [0, 0, 0, 6] }
  : b.kind === "table" ? table(b, width) : chart(b));

for (let k = 0; k < times; k++) {
  const content = [...flow(report.body, mm(165))];
  for (const a of report.appendix) {
    content.push({ text: a.name, italics: true, alignment: "center", pageBreak: "before", pageOrientation: "landscape" }, ...flow(a.body, mm(247)));
  }
  const doc = {
    pageSize: "A4", pageMargins: [mm(30), mm(20), mm(15), mm(20)],
    defaultStyle: { font: "Serif", fontSize: 14, lineHeight: 1.1 },
    header: (page) => ({ text: String(page), alignment: "center", margin: [0, mm(9), 0, 0], fontSize: 13 }),
    content,
  };
  fs.writeFileSync(`${folder}/${k}.pdf`, await pdfmake.createPdf(doc).getBuffer());
}
