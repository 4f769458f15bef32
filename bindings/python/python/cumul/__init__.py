"""What one keeps when one works beside a French disability benefit, month by month and to the cent.

>>> import cumul
>>> resultat = cumul.simulate({
...     "debut": "2026-12", "mois": 12,
...     "personne": {"naissance": "1985-04-12", "taux_incapacite": 80},
...     "prestations": {"aah": {"depuis": "2019-05"}},
...     "activites": [{"nature": "salariat", "debut": "2026-12", "heures_mensuelles": 75.83, "taux_horaire": 12.31}],
... })
>>> resultat.mois[6].prestations.aah
Decimal('806.31')

A request is a dict, the path of a YAML or JSON file, or JSON text; its fields are those of ``cumul.Situation`` and of
``cumul.schema()``. A dict may hold ``None``, ``bool``, ``int``, ``float``, ``Decimal``, ``str``, ``datetime.date``,
lists, tuples and mappings. A float counts as the digits that Python shows: ``12.31`` is exactly 12.31.

Amounts are in euros, exact ``Decimal``; months are written ``YYYY-MM``.
"""

import os
from typing import Any

from cumul import _cumul, _types
from cumul._cumul import __version__
from cumul._decode import answer, decode, loads
from cumul._fautes import Faute, FautesError, fautes
from cumul._lois import Parameter, ParameterValue, Rule
from cumul._types import *

__all__ = [
    "Faute",
    "FautesError",
    "Parameter",
    "ParameterValue",
    "Rule",
    "__version__",
    "advise",
    "check",
    "documents",
    "explain",
    "next_question",
    "parameters",
    "quote",
    "rules",
    "schema",
    "simulate",
    "situations",
]
__all__ += _types.__all__


def _answered(reponse: tuple[bool, str]) -> str:
    done, text = reponse
    if not done:
        raise FautesError(text)
    return text


def simulate(s: _types.Situation | str | os.PathLike[str]) -> _types.Resultat:
    """One life, month by month.

    ``s`` is a dict (see ``cumul.Situation``), the path of a YAML or JSON file, or JSON text that starts with ``{``.

    >>> r = simulate({"debut": "2026-12", "mois": 1, "personne": {"naissance": "1985-04-12", "taux_incapacite": 80},
    ...               "prestations": {"aah": {"depuis": "2019-05"}}})
    >>> r.mois[0].prestations.aah
    Decimal('1041.59')

    Raises ``FautesError``, a ``ValueError``, with all the faults of the request: field, value, what is accepted, and
    the line and column in a file. Raises ``OSError`` when the file cannot be read.
    """
    return answer(_types.Resultat, _answered(_cumul.answer(s, False)))


def explain(s: _types.Situation | str | os.PathLike[str]) -> _types.Resultat:
    """The same as ``simulate``, with each step of the reasoning and its article in ``explication``."""
    return answer(_types.Resultat, _answered(_cumul.answer(s, True)))


def check(s: _types.Situation | str | os.PathLike[str]) -> list[Faute]:
    """All the faults of a request; an empty list when it can be answered.

    Takes what ``simulate`` takes. Raises ``OSError`` when the file cannot be read.
    """
    done, text = _cumul.answer(s, False)
    return [] if done else fautes(text)


def advise(
    s: _types.DemandeConseil | _types.Situation | str | os.PathLike[str], *, simulate: bool = False
) -> _types.Conseil:
    """The statuses open to a person, with the reasons, what to do, and what would open the others.

    ``s`` is a request for advice (see ``cumul.DemandeConseil``) or a situation, in any of the forms that ``simulate`` takes.
    With ``simulate``, what each status leaves is computed when the engine knows how.

    >>> conseil = advise({"faits": {"protection": "tutelle", "date": "2026-11"}})
    >>> {statut.id: statut.resultat for statut in conseil.statuts}["micro_entreprise"]
    'ferme'

    Raises ``FautesError`` with all the faults of the request, ``OSError`` when the file cannot be read.
    """
    return answer(_types.Conseil, _answered(_cumul.advise(s, simulate)))


def next_question(
    s: _types.DemandeConseil | _types.Situation | str | os.PathLike[str],
) -> _types.Parcours:
    """The next useful question, and what the answers given decided. An answer goes to ``faits`` under the question's ``fait``.

    >>> next_question({"faits": {"remuneration_souhaitee": True}}).reponses[0].consequences[0].statut
    'benevolat'

    Raises what ``advise`` raises.
    """
    return answer(_types.Parcours, _answered(_cumul.next_question(s)))


def quote(d: _types.DemandeDevis | str | os.PathLike[str]) -> _types.Devis:
    """What the price of a mission becomes under each status, with the devis to send.

    ``d`` is a dict (see ``cumul.DemandeDevis``), the path of a YAML or JSON file, or JSON text that starts with ``{``.

    >>> devis = quote({"mission": {"nature": "formation", "mois": "2026-11", "prix": 550}, "client": {"nature": "association"}})
    >>> [(colonne.statut, colonne.montants.net) for colonne in devis.colonnes if colonne.montants][:2]
    [('micro_entreprise', Decimal('408')), ('portage_salarial', Decimal('278.99'))]

    Raises ``FautesError`` with all the faults of the request, ``OSError`` when the file cannot be read.
    """
    return answer(_types.Devis, _answered(_cumul.quote(d)))


def situations() -> list[_types.LectureSituation]:
    """The readings by situation: invented persons, with what to look at and a request ready for ``advise``."""
    return decode(list[_types.LectureSituation], loads(_cumul.situations()))


def documents() -> list[_types.ListeACocher]:
    """The checklists of contracts, quotes and invoices, as data, as Markdown and as a page."""
    return decode(list[_types.ListeACocher], loads(_cumul.documents()))


def rules() -> list[Rule]:
    """The catalogue: every rule, with its article and its label."""
    return decode(list[Rule], loads(_cumul.rules()))


def parameters(at: str | None = None) -> list[Parameter]:
    """The dated values of the law with their sources: those in force in the month ``at``, ``YYYY-MM``, or all of them.

    Raises ``FautesError`` when ``at`` is not a month.
    """
    return decode(list[Parameter], loads(_answered(_cumul.parameters(at))))


def schema() -> dict[str, Any]:
    """The JSON Schemas of the requests and of the answers: ``{"demande": ..., "reponse": ..., "conseil": ...}``."""
    return decode(dict[str, Any], loads(_cumul.schema()))
