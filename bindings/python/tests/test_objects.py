"""What comes out is typed, exact and frozen."""

import copy
import dataclasses
import json
import pickle
import pydoc
import unittest
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import cumul
from tests import MI_TEMPS


class Objects(unittest.TestCase):
    def setUp(self) -> None:
        self.life = cumul.explain(MI_TEMPS)

    def test_every_value_has_its_type(self) -> None:
        def check(value: Any, kind: Any, where: str) -> None:
            origin, arguments = get_origin(kind), get_args(kind)
            if origin is list:
                self.assertIs(type(value), list, where)
                for item in value:
                    check(item, arguments[0], where)
            elif origin is dict:
                self.assertIs(type(value), dict, where)
                for item in value.values():
                    check(item, arguments[1], where)
            elif dataclasses.is_dataclass(kind):
                self.assertIs(type(value), kind, where)
                for name, hint in get_type_hints(kind).items():
                    check(getattr(value, name), hint, f"{where}.{name}")
            elif len(arguments) == 2 and arguments[1] is type(None):
                if value is not None:
                    check(value, arguments[0], where)
            elif arguments and type(arguments[0]) is str:
                self.assertIn(value, arguments, where)
            else:
                self.assertIn(type(value), arguments or (kind,), where)

        check(self.life, cumul.Resultat, "resultat")
        check(cumul.rules(), list[cumul.Rule], "rules")
        check(cumul.parameters(), list[cumul.Parameter], "parameters")

    def test_the_objects_hold_what_the_text_says(self) -> None:
        def plain(value: Any) -> Any:
            if isinstance(value, cumul.MoisLecture):
                return {"mois": value.mois, **value.lignes}
            if dataclasses.is_dataclass(value):
                names = [field.name for field in dataclasses.fields(value) if field.init]
                return {name: plain(getattr(value, name)) for name in names}
            if isinstance(value, list):
                return [plain(item) for item in value]
            return value

        self.assertTrue(self.life.lectures)
        self.assertEqual(plain(self.life), json.loads(self.life.json(), parse_float=Decimal))

    def test_amounts(self) -> None:
        june = self.life.mois[6]
        self.assertEqual(june.mois, "2027-06")
        self.assertEqual(june.prestations.aah, Decimal("806.31"))
        self.assertEqual(june.prestations.mva, Decimal(0))
        assert june.bases.aah is not None
        self.assertIs(type(june.bases.aah.cumul_restant), int)
        steps = self.life.explication or []
        step = next(step for step in steps if step.regle == "aah.abattement" and step.mois == "2027-06")
        self.assertEqual(step.article, "CSS D. 821-9, 2°")
        self.assertTrue(step.entrees)

    def test_other_readings(self) -> None:
        for reading in self.life.lectures:
            for month in reading.mois:
                self.assertRegex(month.mois, r"^\d{4}-\d{2}$")
                self.assertIs(type(month.lignes["disponible"]), Decimal)

    def test_objects_are_frozen(self) -> None:
        month: Any = self.life.mois[0]
        for thing, name in ((self.life, "mois"), (month, "disponible"), (month.prestations, "aah"), (month, "autre")):
            with self.assertRaises((AttributeError, TypeError)):
                setattr(thing, name, Decimal(1))
        fault: Any = cumul.check("{}")[0]
        with self.assertRaises(dataclasses.FrozenInstanceError):
            fault.champ = "autre"

    def test_objects_travel(self) -> None:
        for other in (pickle.loads(pickle.dumps(self.life)), copy.copy(self.life), copy.deepcopy(self.life)):
            self.assertEqual(other, self.life)
            self.assertEqual(other.json(), self.life.json())

    def test_a_changed_answer_has_no_text_of_the_core(self) -> None:
        changed = dataclasses.replace(self.life, hypotheses=[])
        self.assertNotEqual(changed, self.life)
        with self.assertRaisesRegex(ValueError, "modifiée"):
            changed.json()

    def test_the_catalogue(self) -> None:
        rules = {rule.id: rule for rule in cumul.rules()}
        self.assertEqual(rules["aah.abattement"].article, "CSS D. 821-9, 2°")
        every, then = cumul.parameters(), cumul.parameters("2026-11")
        self.assertEqual([parameter.id for parameter in every], [parameter.id for parameter in then])
        maximum = next(parameter for parameter in then if parameter.id == "aah.montant_maximal")
        self.assertEqual([(value.from_, value.value) for value in maximum.values], [("2026-04-01", "1041.59")])
        requests = {"demande", "demande_conseil", "demande_devis"}
        answers = {"reponse", "conseil", "parcours", "lecture_situation", "liste_a_cocher", "devis"}
        self.assertEqual(set(cumul.schema()), requests | answers)

    def test_help(self) -> None:
        text = pydoc.plain(pydoc.render_doc(cumul.simulate))
        for word in ("Situation", "str", "PathLike", "Resultat", "FautesError", "JSON", "YAML", "Decimal('1041.59')"):
            self.assertIn(word, text)
        for name in cumul.__all__:
            thing = getattr(cumul, name)
            if name not in ("__version__", "Activite"):
                self.assertTrue(thing.__doc__, name)

    def test_the_package(self) -> None:
        self.assertEqual(len(set(cumul.__all__)), len(cumul.__all__))
        self.assertTrue((Path(cumul.__file__).parent / "py.typed").exists())
        self.assertRegex(cumul.__version__, r"^\d+\.\d+\.\d+$")
