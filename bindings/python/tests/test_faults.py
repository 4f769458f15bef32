"""A request that cannot be answered: all its faults, in French, each at its place. Nothing crashes."""

import copy
import json
import math
import os
import pickle
import tempfile
import unittest
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import cumul
from tests import MI_TEMPS


def life(**fields: Any) -> Any:
    return {**json.loads(json.dumps(MI_TEMPS)), **fields}


class Faults(unittest.TestCase):
    def refused(self, request: Any) -> cumul.FautesError:
        with self.assertRaises(cumul.FautesError) as refusal:
            cumul.simulate(request)
        error = refusal.exception
        with self.assertRaises(cumul.FautesError) as explained:
            cumul.explain(request)
        self.assertEqual(explained.exception.json(), error.json())
        self.assertEqual(cumul.check(request), error.fautes)
        self.assertTrue(error.fautes)
        return error

    def one(self, request: Any) -> cumul.Faute:
        faults = self.refused(request).fautes
        self.assertEqual(len(faults), 1, faults)
        return faults[0]

    def test_all_the_faults_are_told(self) -> None:
        error = self.refused({"debut": "2026-13", "mois": 0})
        self.assertIsInstance(error, ValueError)
        self.assertEqual([faute.champ for faute in error.fautes], ["debut", "mois", "personne"])
        first = error.fautes[0]
        self.assertEqual(first.valeur, "2026-13")
        self.assertEqual(first.attendu, "un mois écrit AAAA-MM, de 1990-01 à 2060-12")
        self.assertIn("« 2026-13 »", first.message)
        self.assertIsNone(first.ligne)
        title, *lines = str(error).splitlines()
        self.assertEqual(title, "La demande a 3 fautes.")
        self.assertEqual(lines, [f"  {faute.message}" for faute in error.fautes])

    def test_a_file_has_lines_and_columns(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "vie.yaml"
            file.write_text("debut: 2026-12\nmois:  0\npersonne: { naissance: hier }\n", encoding="utf-8")
            error = self.refused(file)
            places = [(faute.champ, faute.ligne, faute.colonne) for faute in error.fautes]
            self.assertEqual(places, [("mois", 2, 8), ("personne.naissance", 3, 24)])
            self.assertIn("\n  ligne 2, colonne 8 : mois vaut « 0 »", str(error))
            file.write_text("debut: [\n", encoding="utf-8")
            self.assertIsNotNone(self.one(file).ligne)
            file.write_bytes(b"\xff\xfe\x00")
            self.assertIn("UTF-8", self.one(file).message)
            file.write_bytes(b" " * 1_000_001)
            self.assertIn("trop long", self.one(file).message)
            file.write_bytes(b"")
            self.assertIn("vide", self.one(file).message)

    def test_files_that_cannot_be_read(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            nothing = os.path.join(folder, "rien.yaml")
            with self.assertRaisesRegex(FileNotFoundError, "ce fichier n'existe pas.*rien.yaml"):
                cumul.simulate(nothing)
            with self.assertRaisesRegex(IsADirectoryError, "c'est un dossier"):
                cumul.check(Path(folder))
            with self.assertRaisesRegex(OSError, "ne peut pas être lu"):
                cumul.simulate(nothing + "\0")

    def test_texts(self) -> None:
        self.assertIn("vide", self.one("").message)
        self.assertIn("vide", self.one(" \n").message)
        self.assertIn("JSON", self.one('{"debut":').message)
        self.assertIn("trop long", self.one("{" + " " * 1_000_001 + "}").message)

    def test_what_is_not_a_request(self) -> None:
        for request, shown in (
            (12, "12"),
            ([], "une liste"),
            (b"{}", "une valeur Python de type bytes"),
            (object(), "une valeur Python de type object"),
        ):
            fault = self.one(request)
            self.assertEqual((fault.champ, fault.valeur), ("", shown))
            self.assertIn(f"La demande vaut « {shown} ». Attendu : un groupe de champs", fault.message)
        self.assertIn("vide", self.one(None).message)

    def test_numbers_that_are_not_numbers(self) -> None:
        for value, shown in (
            (math.nan, "nan"),
            (math.inf, "inf"),
            (-math.inf, "-inf"),
            (Decimal("NaN"), "NaN"),
            (Decimal("-Infinity"), "-Infinity"),
            (Decimal("1E+5000"), "1e+5000"),
            (10**40, str(10**40)),
            (10**5000, "un entier trop grand"),
            (1e300, "1e+300"),
            (1j, "une valeur Python de type complex"),
        ):
            fault = self.one(life(mois=value))
            self.assertEqual((fault.champ, fault.valeur), ("mois", shown))
            self.assertEqual(fault.message, f"mois vaut « {shown} ». Attendu : un nombre entier de 1 à 120.")

    def test_values_of_other_types(self) -> None:
        others: list[Any] = [{12}, frozenset(), b"12", bytearray(b"12"), memoryview(b"12"), range(3), Path(), Path, len]
        for value in others:
            name = f"{type(value).__module__}.{type(value).__qualname__}".removeprefix("builtins.")
            fault = self.one(life(activites=value))
            self.assertEqual(fault.valeur, f"une valeur Python de type {name}")
            fault = self.one(life(personne={"naissance": "1985-04-12", "taux_incapacite": value}))
            self.assertEqual(fault.champ, "personne.taux_incapacite")
            self.assertIn("Attendu : un pourcentage", fault.message)
        fault = self.one(life(personne={"naissance": datetime(1985, 4, 12, 10), "taux_incapacite": 80}))
        self.assertEqual(fault.valeur, "1985-04-12T10:00:00")

    def test_a_refused_value_does_not_hide_the_others(self) -> None:
        faults = self.refused(life(mois=math.nan, personne={"naissance": {1}, "taux_incapacite": 101})).fautes
        self.assertEqual(
            [faute.champ for faute in faults], ["mois", "personne.naissance", "personne.taux_incapacite"]
        )

    def test_names_of_other_types(self) -> None:
        for name in (None, True, 20.24, (2024,), b"2024", object()):
            fault = self.one(life(foyer={"revenu_fiscal_reference": {name: 8000}}))
            self.assertIn(f"« un nom Python de type {type(name).__name__} »", fault.message)
            fault = self.one({**life(), name: 1})
            self.assertIn("n'est pas un champ connu", fault.message)
        self.assertIn("deux fois", self.one(life(foyer={"revenu_fiscal_reference": {2024: 1, "2024": 2}})).message)

    def test_texts_that_no_file_can_hold(self) -> None:
        self.assertEqual(self.one(life(debut="\ud800")).champ, "debut")
        self.assertEqual(self.one({**life(), "\ud800": 1}).champ[:2], "\ufffd\ufffd")

    def test_what_never_ends(self) -> None:
        loop: dict[str, Any] = life()
        loop["foyer"] = {"conjoint": loop}
        self.assertIn("foyer.conjoint", self.refused(loop).fautes[0].champ)
        loop = life()
        loop["legislation"] = {"amend": loop}
        self.refused(loop)
        many: list[Any] = []
        many.append(many)
        self.refused(life(activites=many))
        shared: Any = 0
        for _ in range(30):
            shared = [shared] * 10
        self.assertIn("1000000", self.one(life(activites=shared)).valeur)
        self.assertIn("1000000", self.one(life(debut="a" * 1_000_001)).valeur)

    def test_an_object_that_fails_says_so(self) -> None:
        class Fuyant(dict[str, Any]):
            def items(self) -> Any:
                raise RuntimeError("mon erreur")

        with self.assertRaisesRegex(RuntimeError, "mon erreur"):
            cumul.simulate(life(personne=Fuyant()))

    def test_errors_travel(self) -> None:
        error = self.refused({})
        for other in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            self.assertEqual(other.fautes, error.fautes)
            self.assertEqual(str(other), str(error))
        self.assertEqual(
            json.loads(error.json()),
            [
                {key: getattr(faute, key) for key in ("champ", "valeur", "attendu", "message")}
                for faute in error.fautes
            ],
        )

    def test_a_month_of_the_law(self) -> None:
        with self.assertRaisesRegex(cumul.FautesError, "« hier ». Attendu : un mois écrit AAAA-MM"):
            cumul.parameters("hier")
