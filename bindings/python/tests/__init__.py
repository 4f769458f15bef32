"""The tests of the package, on the installed wheel: `cargo xtask test` runs them."""

from pathlib import Path

import cumul

ROOT = Path(__file__).parents[3]
SITUATION = ROOT / "fixtures/situations/aah-mi-temps.yaml"
SITUATIONS = sorted(file for file in SITUATION.parent.glob("*.yaml") if not file.name.startswith("devis"))

#: The same life as `SITUATION`.
MI_TEMPS: cumul.Situation = {
    "debut": "2026-12",
    "mois": 24,
    "personne": {"naissance": "1985-04-12", "taux_incapacite": 80},
    "prestations": {"aah": {"depuis": "2019-05", "mva": True}},
    "activites": [
        {
            "nature": "salariat",
            "debut": "2026-12",
            "contrat": "cdi",
            "heures_mensuelles": 75.83,
            "taux_horaire": 12.31,
        }
    ],
}
