"""What a phone reads in the QR codes of a page."""

import re

import zxingcpp

STEP = re.compile(r"([Mmh])(-?[\d.]+)(?:\s*(-?[\d.]+))?")
SCALE = 4


def qr_codes(page: str) -> list[str]:
    """Each drawing painted in pixels, then read by somebody else's reader."""
    return [_read(svg) for svg in re.findall(r'<svg[^>]*class="qr".*?</svg>', page, re.DOTALL)]


def _read(svg: str) -> str:
    size = int(svg.partition('viewBox="0 0 ')[2].partition(" ")[0])
    rows = [bytearray(b"\xff" * size) for _ in range(size)]
    x = y = 0.0
    for letter, first, second in STEP.findall(svg.rpartition('d="')[2]):
        if letter == "h":
            rows[int(y)][int(x) : int(x + float(first))] = bytes(int(first))
            x += float(first)
        else:
            x, y = (x if letter == "m" else 0) + float(first), (y if letter == "m" else 0) + float(second)
    pixels = b"".join(b"".join(bytes([cell]) * SCALE for cell in row) * SCALE for row in rows)
    wide = size * SCALE
    found = zxingcpp.read_barcode(memoryview(pixels).cast("B", (wide, wide)), zxingcpp.BarcodeFormat.QRCode)
    assert found, "no code is seen"
    return str(found.text)
