"""Advice and the walk through the questions, as typed objects."""

import unittest
from pathlib import Path

import cumul
from tests import MI_TEMPS


class Statuts(unittest.TestCase):
    def test_an_advice_says_why_and_what_would_open(self) -> None:
        conseil = cumul.advise({"faits": {"protection": "tutelle", "date": "2026-11"}})
        micro = next(statut for statut in conseil.statuts if statut.id == "micro_entreprise")
        self.assertEqual(micro.resultat, "ferme")
        self.assertEqual(micro.motifs[0].articles, ["C. civ. 473", "C. civ. 509, 3°"])
        self.assertIn("demander au juge", micro.motifs[0].lever or "")
        self.assertEqual([(c.fait, c.valeur) for c in micro.possible_si], [("jugement_autorise_activite", True)])

    def test_a_situation_is_advised_and_simulated(self) -> None:
        conseil = cumul.advise(MI_TEMPS, simulate=True)
        cdi = next(statut for statut in conseil.statuts if statut.id == "salariat_cdi")
        assert cdi.simulation is not None and cdi.simulation.synthese is not None
        # The life to simulate is a request: it gives the same mean.
        vie = cumul.simulate(cdi.simulation.situation)
        self.assertEqual(vie.synthese, cdi.simulation.synthese)
        self.assertGreater(cdi.simulation.synthese.gain_du_travail, 0)

    def test_a_walk_ends(self) -> None:
        faits: cumul.Faits = {}
        asked: list[str] = []
        while question := cumul.next_question({"faits": faits}).question:
            self.assertNotIn(question.fait, asked)
            asked.append(question.fait)
            faits[question.fait] = question.reponses[-1].valeur  # type: ignore[literal-required]
        self.assertGreater(len(asked), 10)
        self.assertTrue(all(statut.resultat for statut in cumul.next_question({"faits": faits}).statuts))

    def test_readings_and_checklists(self) -> None:
        self.assertEqual(len(cumul.situations()), 12)
        for lecture in cumul.situations():
            self.assertTrue(cumul.advise(lecture.demande).classement, lecture.id)
        for liste in cumul.documents():
            self.assertIn("- [ ] ", liste.markdown)
            self.assertTrue(liste.html.startswith("<!doctype html>"))

    def test_a_file_and_its_faults(self) -> None:
        fichier = Path(__file__).parents[3] / "fixtures/situations/aah-mi-temps.yaml"
        self.assertTrue(cumul.advise(fichier).classement)
        with self.assertRaises(cumul.FautesError) as refus:
            cumul.advise({"faits": {"client": "mairie"}})  # type: ignore[arg-type]
        self.assertEqual(refus.exception.fautes[0].champ, "faits.client")
