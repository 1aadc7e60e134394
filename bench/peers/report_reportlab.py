"""Prints the report N times with reportlab: the same headings, paragraphs, tables and chart."""
import json
import sys
from xml.sax.saxutils import escape

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph, Spacer, Table, TableStyle

BODY = ParagraphStyle("body", fontName="Serif-Regular", fontSize=14, leading=18, alignment=TA_JUSTIFY, firstLineIndent=12.7 * mm, spaceAfter=6)
HEAD = ParagraphStyle("head", fontName="Serif-Bold", fontSize=14, leading=18, spaceBefore=8, spaceAfter=4, keepWithNext=1)
NOTE = ParagraphStyle("note", fontName="Serif-Italic", fontSize=13, leading=16, alignment=TA_CENTER)
CELL = ParagraphStyle("cell", fontName="Serif-Regular", fontSize=11, leading=13)
TOP = ParagraphStyle("top", fontName="Serif-Bold", fontSize=11, leading=13, alignment=TA_CENTER)
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def table(block, width):
    total = sum(c["width"] for c in block["columns"])
    data = [[Paragraph(escape(c["title"]), TOP) for c in block["columns"]]]
    data += [[Paragraph(escape(t), CELL) for t in row] for row in block["rows"]]
    return Table(data, colWidths=[width * c["width"] / total for c in block["columns"]], repeatRows=1, style=GRID)


def chart(block):
    drawing = Drawing(160 * mm, 8 * mm * len(block["bars"]))
    bars = HorizontalBarChart()
    bars.x, bars.y, bars.width, bars.height = 60 * mm, 0, 95 * mm, 8 * mm * len(block["bars"])
    bars.data = [[b["values"][i] for b in block["bars"]] for i in range(len(block["bars"][0]["values"]))]
    bars.categoryAxis.categoryNames = [b["label"] for b in block["bars"]]
    bars.categoryAxis.style = "stacked"
    bars.categoryAxis.labels.fontName = "Serif-Regular"
    bars.valueAxis.labels.fontName = "Serif-Regular"
    drawing.add(bars)
    return drawing


def story(blocks, width):
    for b in blocks:
        if b["kind"] == "heading":
            yield Paragraph(escape(b["text"]), HEAD)
        elif b["kind"] == "paragraph":
            yield Paragraph(escape(b["text"]), BODY)
        elif b["kind"] == "table":
            yield table(b, width)
            yield Spacer(0, 6)
        elif b["kind"] == "chart":
            yield chart(b)


def number(canvas, doc):
    canvas.setFont("Serif-Regular", 13)
    canvas.drawCentredString(doc.pagesize[0] / 2, doc.pagesize[1] - 14 * mm, str(canvas.getPageNumber()))


def write(report, path):
    wide = landscape(A4)
    doc = BaseDocTemplate(path, pagesize=A4)
    doc.addPageTemplates([
        PageTemplate("tall", Frame(30 * mm, 20 * mm, 165 * mm, 257 * mm, 0, 0, 0, 0), onPage=number, pagesize=A4),
        PageTemplate("wide", Frame(20 * mm, 20 * mm, 262 * mm, 165 * mm, 0, 0, 0, 0), onPage=number, pagesize=wide),
    ])
    flow = list(story(report["body"], 165 * mm))
    for a in report["appendix"]:
        flow += [NextPageTemplate("wide"), PageBreak(), Paragraph(escape(a["name"]), NOTE), *story(a["body"], 262 * mm)]
    doc.build(flow)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as f:
        loaded = json.load(f)
    for face in ("Regular", "Bold", "Italic"):
        pdfmetrics.registerFont(TTFont("Serif-" + face, "%s/%s.ttf" % (loaded["fonts"], face)))
    for k in range(int(sys.argv[3])):
        write(loaded, "%s/%d.pdf" % (sys.argv[2], k))
