"""Answers JSON requests, one a line on the standard input: one line of JSON each, the explained answer or the faults.

With ``--dict``, a request passes as Python objects and not as text; the answers are the same.
"""

import json
import sys
from decimal import Decimal

import cumul


def answer(line: str, as_objects: bool) -> str:
    request = json.loads(line, parse_float=Decimal) if as_objects else line
    try:
        return cumul.explain(request).json()
    except cumul.FautesError as refused:
        return refused.json()


def main() -> None:
    as_objects = sys.argv[1:] == ["--dict"]
    for line in sys.stdin.buffer:
        text = answer(line.decode().rstrip("\n"), as_objects)
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
