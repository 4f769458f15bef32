"""JSON text into dataclasses, by their annotations. Numbers stay exact."""

import dataclasses
import functools
import json
import types
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def loads(text: str) -> Any:
    """JSON text as Python values, without a float."""
    return json.loads(text, parse_float=Decimal)


def decode(kind: type[T], value: Any) -> T:
    """A value of JSON as what an annotation says."""
    annotation: Any = kind
    decoded: T = _decoder(annotation)(value)
    return decoded


def answer(kind: type[T], text: str) -> T:
    """An answer, which keeps the text it comes from."""
    decoded = decode(kind, loads(text))
    object.__setattr__(decoded, "_json", text)
    return decoded


@functools.cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    if kind is Decimal:
        return Decimal
    if dataclasses.is_dataclass(kind):
        return _dataclass(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is list:
        item = _decoder(arguments[0])
        return lambda values: [item(value) for value in values]
    if origin is dict:
        item = _decoder(arguments[1])
        return lambda values: {name: item(value) for name, value in values.items()}
    if origin in (Union, types.UnionType) and len(arguments) == 2 and types.NoneType in arguments:
        some = _decoder(next(argument for argument in arguments if argument is not types.NoneType))
        return lambda value: None if value is None else some(value)
    return lambda value: value


def _dataclass(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    fields = [field for field in dataclasses.fields(kind) if field.init]
    # A name that Python keeps for itself, such as `from`, has an underscore more.
    named = {field.name.rstrip("_"): (field.name, _decoder(hints[field.name])) for field in fields}
    # The field that takes what has no field of its own.
    rest = next((field.name for field in fields if field.metadata.get("rest")), None)
    lines = _decoder(hints[rest]) if rest else None

    def read(values: dict[str, Any]) -> Any:
        if rest and lines:
            free = {name: value for name, value in values.items() if name not in named}
            values = {name: value for name, value in values.items() if name in named}
            values[rest] = free
        return kind(**{named[name][0]: named[name][1](value) for name, value in values.items()})

    return read
