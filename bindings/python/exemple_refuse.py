"""A program with mistakes that the types show: mypy refuses each marked line, and only those."""

import cumul

personne: cumul.Personne = {"naissance": "1985-04-12"}

sans_mois: cumul.Situation = {"debut": "2026-12", "personne": personne}  # refusé
un_texte: cumul.Situation = {"debut": "2026-12", "mois": "12", "personne": personne}  # refusé
une_faute_de_frappe: cumul.Personne = {"naissance": "1985-04-12", "taux_incapacites": 80}  # refusé
un_autre_mot: cumul.Logement = {"statut": "locatrice"}  # refusé
une_autre_nature: cumul.Activite = {"nature": "pilote", "debut": "2026-12"}  # refusé

cumul.simulate({"debut": "2026-12", "mois": 12, "personne": {"naissance": 1985}})  # refusé
cumul.simulate({"debut": "2026-12", "mois": 12, "personne": personne, "activites": [{"nature": "esat"}]})  # refusé
cumul.simulate(12)  # refusé
cumul.parameters(2026)  # refusé
cumul.advise({"faits": {"client": "mairie"}})  # refusé
cumul.quote({"mission": {"nature": "formation", "mois": "2026-11", "prix": 550}, "client": {"nature": "mairie"}})  # refusé

vie = cumul.simulate({"debut": "2026-12", "mois": 12, "personne": personne})
vie.mois[0].disponible = 0  # refusé
vie.mois[0].prestations.allocation  # refusé
en_flottants: float = vie.synthese.disponible_total  # refusé
for etape in vie.explication:  # refusé
    print(etape.regle)
