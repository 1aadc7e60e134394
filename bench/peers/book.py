"""What the Python peers share: how a book is laid out."""


def columns_of(sheet):
    """Input columns as index and type."""
    return [(i, c["type"]) for i, c in enumerate(sheet["columns"]) if c["input"]]


def letters(i):
    """Letters of the 0-based column."""
    name = ""
    i += 1
    while i:
        i, rest = divmod(i - 1, 26)
        name = chr(65 + rest) + name
    return name


def figure_check(cell):
    """A check that a cell holds a number, as long as the program's."""
    return '=OR(ISNUMBER(%s),%s="",ISNUMBER(_xlfn.NUMBERVALUE(%s,",",".")))' % (cell, cell, cell)


def count(key_row, rows, book):
    """Filled input cells below the headings: how many, and the bytes of those that hold free text."""
    types = {c["key"]: c["type"] for s in book["sheets"] for c in s["columns"] if c["input"]}
    cells = size = 0
    asked = [(i, types[k]) for i, k in enumerate(key_row) if k in types]
    for row in rows:
        for i, kind in asked:
            if i < len(row) and row[i] is not None and row[i] != "" and row[i] == row[i]:
                cells += 1
                if kind == "text":
                    size += len(str(row[i]).encode())
    return cells, size
