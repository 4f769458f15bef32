"""The catalogue: rules, and dated values of the law."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the law, as the explanation names it."""

    id: str
    """Its name for programs: ``aah.abattement``."""
    article: str
    """Its article."""
    label: str
    """What it does, in French."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterValue:
    """One value of a parameter, and when it holds."""

    from_: str
    """First day, ``YYYY-MM-DD``; ``from`` in JSON."""
    until: str | None
    """First day on which it no longer holds, when the text says so."""
    value: str
    """The value as an exact decimal, or the bands as text."""
    source: str
    """The text that fixes it."""
    url: str | None
    """Where to read the text, when known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One dated parameter of the law."""

    id: str
    """Its name for programs: ``aah.montant_maximal``."""
    label: str
    """What it is, in French."""
    article: str
    """The article that names it."""
    unit: str
    """The unit of its values: ``EUR/month``, ``rate``..."""
    checked: str
    """Last day on which the text in force was read, ``YYYY-MM-DD``."""
    values: list[ParameterValue]
    """Its values, the oldest first."""
