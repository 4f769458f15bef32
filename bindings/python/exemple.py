"""A program that uses the package as its types say. `cargo xtask test` runs mypy on it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import cumul

mi_temps: cumul.Salariat = {
    "nature": "salariat",
    "debut": "2026-12",
    "contrat": "cdi",
    "heures_mensuelles": 75.83,
    "taux_horaire": Decimal("12.31"),
}
ancien: cumul.Salariat = {
    "nature": "salariat",
    "debut": date(2025, 9, 1),
    "fin": "2025-11",
    "contrat": "cdd_usage",
    "brut_mensuel": {"2025-09": 150, "2025-11": 300.5},
}
demande: cumul.Situation = {
    "debut": "2026-12",
    "mois": 12,
    "personne": {"naissance": date(1985, 4, 12), "taux_incapacite": 80},
    "foyer": {"enfants": [{"naissance": "2015-03-01"}], "revenu_fiscal_reference": {2024: 8000, "2025": Decimal(8100)}},
    "prestations": {"aah": {"depuis": "2019-05"}, "asi": False},
    "activites": [ancien, mi_temps],
}


def total(resultat: cumul.Resultat) -> Decimal:
    return sum((mois.prestations.aah for mois in resultat.mois), Decimal(0))


def raisonnement(etapes: list[cumul.Etape] | None) -> list[str]:
    return [f"{etape.mois} {etape.libelle} ({etape.article}) : {etape.valeur}" for etape in etapes or []]


def montants(mois: str) -> dict[str, list[str]]:
    return {parametre.id: [valeur.value for valeur in parametre.values] for parametre in cumul.parameters(mois)}


def statuts(question: cumul.DemandeConseil) -> dict[str, list[str]]:
    return {statut.libelle: [motif.texte for motif in statut.motifs] for statut in cumul.advise(question).statuts}


def devis(prix: Decimal) -> dict[str, Decimal]:
    demande: cumul.DemandeDevis = {
        "mission": {"nature": "formation", "mois": "2026-11", "prix": prix},
        "client": {"nature": "organisme_formation", "effectif": 8},
    }
    return {colonne.libelle: colonne.montants.net for colonne in cumul.quote(demande).colonnes if colonne.montants}


def fautes(fichier: Path) -> list[tuple[str, int | None]]:
    try:
        cumul.simulate(fichier)
    except cumul.FautesError as refus:
        return [(faute.champ, faute.ligne) for faute in refus.fautes]
    return []


if __name__ == "__main__":
    vie = cumul.explain(demande)
    print("AAH sur l'année :", total(vie))
    print("\n".join(raisonnement(vie.explication)[:3]))
    for lecture in vie.lectures:
        print(lecture.libelle, [mois.lignes["disponible"] for mois in lecture.mois])
    print(len(statuts({"situation": demande, "faits": {"client": "association"}})), "statuts")
    pas = cumul.next_question({"faits": {"remuneration_souhaitee": False}})
    print(pas.question.simple if pas.question else "", [lecture.titre for lecture in cumul.situations()])
    print(cumul.documents()[0].markdown)
    print(devis(Decimal("550.00")))
    print(len(cumul.rules()), "règles,", len(montants("2026-12")), "paramètres")
