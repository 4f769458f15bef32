"""Answers JSON requests, one a line on the standard input: one line of JSON each, the explained answer or the faults.

With ``--dict``, a request passes as Python objects and not as text; the answers are the same. With ``--advise``,
``--next_question`` or ``--quote``, this verb answers.
"""

import json
import sys
from decimal import Decimal

import cumul


def answer(line: str, options: list[str]) -> str:
    request = json.loads(line, parse_float=Decimal) if "--dict" in options else line
    try:
        if "--advise" in options:
            return cumul.advise(request, simulate=True).json()
        if "--next_question" in options:
            return cumul.next_question(request).json()
        if "--quote" in options:
            return cumul.quote(request).json()
        return cumul.explain(request).json()
    except cumul.FautesError as refused:
        return refused.json()


def main() -> None:
    for line in sys.stdin.buffer:
        text = answer(line.decode().rstrip("\n"), sys.argv[1:])
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
