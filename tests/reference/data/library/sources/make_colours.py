"""A PNG of two by two pixels, red, green, blue, white, byte by byte from the format's definition (ISO/IEC 15948): `colours.png`."""

import pathlib
import struct
import zlib


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


# Each row begins with its filter: none.
rows = b"\0" + bytes([255, 0, 0, 0, 255, 0]) + b"\0" + bytes([0, 0, 255, 255, 255, 255])
header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
pathlib.Path(__file__).with_name("colours.png").write_bytes(png)
