"""A request gives the same answer by every door."""

import enum
import json
import tempfile
import types
import unittest
from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import cumul
from tests import MI_TEMPS, SITUATION, SITUATIONS


def changed(**fields: Any) -> Any:
    """The part-time life with other fields of its salary."""
    request = json.loads(json.dumps(MI_TEMPS))
    request["activites"][0].update(fields)
    return request


class Doors(unittest.TestCase):
    def setUp(self) -> None:
        self.expected = cumul.explain(MI_TEMPS).json()

    def same(self, request: Any) -> None:
        self.assertEqual(cumul.explain(request).json(), self.expected)

    def test_json_text(self) -> None:
        self.same(json.dumps(MI_TEMPS))
        self.same("\n  " + json.dumps(MI_TEMPS, indent=2))

    def test_files(self) -> None:
        self.same(SITUATION)
        self.same(str(SITUATION))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "une situation é.json"
            file.write_text(json.dumps(MI_TEMPS), encoding="utf-8")
            self.same(file)
            self.same(str(file))
            file.write_bytes(b"\xef\xbb\xbf" + json.dumps(MI_TEMPS).encode())
            self.same(file)

    def test_every_ready_file(self) -> None:
        self.assertTrue(SITUATIONS)
        for file in SITUATIONS:
            self.assertTrue(cumul.simulate(file).mois, file)
            self.assertEqual(cumul.check(file), [])

    def test_numbers(self) -> None:
        for hours in (75.83, Decimal("75.83"), Decimal("75.830"), Decimal("7583E-2")):
            self.same(changed(heures_mensuelles=hours, taux_horaire=Decimal("12.31")))
        request = changed()
        for count in (24, 24.0, Decimal(24), Decimal("2.4E+1")):
            request["mois"] = count
            self.same(request)

    def test_dates(self) -> None:
        request = changed()
        request["personne"]["naissance"] = date(1985, 4, 12)
        self.same(request)

    def test_nothing_is_the_same_as_left_out(self) -> None:
        self.same(changed(fin=None))

    def test_containers(self) -> None:
        request = changed()
        self.same(OrderedDict(request))
        self.same(types.MappingProxyType(request))
        request["activites"] = tuple(request["activites"])
        self.same(request)

    def test_words_of_an_enumeration(self) -> None:
        class Contrat(str, enum.Enum):
            CDI = "cdi"

        self.same(changed(contrat=Contrat.CDI))

    def test_a_float_counts_as_the_digits_it_shows(self) -> None:
        for amount in (0.1, 100.1, 1e-05, 1e2, 0.000001, 99999.999999):
            exact = Decimal(repr(amount))
            a = cumul.explain(changed(brut_mensuel=amount, heures_mensuelles=None, taux_horaire=None))
            b = cumul.explain(changed(brut_mensuel=exact, heures_mensuelles=None, taux_horaire=None))
            self.assertEqual(a.json(), b.json())

    def test_years_as_numbers_or_texts(self) -> None:
        def answer(years: Mapping[Any, Any]) -> str:
            request: Any = changed()
            request["foyer"] = {"revenu_fiscal_reference": years}
            return cumul.explain(request).json()

        self.assertEqual(answer({2024: 8000, 2025: 8100.5}), answer({"2024": 8000, "2025": Decimal("8100.50")}))

    def test_the_request_is_left_as_it_was(self) -> None:
        before = json.dumps(MI_TEMPS)
        cumul.simulate(MI_TEMPS)
        self.assertEqual(json.dumps(MI_TEMPS), before)

    def test_simulate_and_explain_agree(self) -> None:
        silent, explained = cumul.simulate(MI_TEMPS), cumul.explain(MI_TEMPS)
        self.assertIsNone(silent.explication)
        self.assertTrue(explained.explication)
        self.assertEqual(silent.mois, explained.mois)
        self.assertEqual(silent.synthese, explained.synthese)

    def test_check(self) -> None:
        self.assertEqual(cumul.check(MI_TEMPS), [])
        self.assertEqual([faute.champ for faute in cumul.check("{}")], ["debut", "mois", "personne"])
