// A program that uses the package: `cargo xtask` checks its types.
import { check, explain, FautesCumul, parameters, rules, schema, simulate } from "cumul";
import type { Activite, DemandeConseil, DemandeDevis, Faute, MoisResultat, Resultat, Situation } from "cumul";
import { advise, documents, nextQuestion, quote, situations } from "cumul/conseil";

const emploi: Activite = {
  nature: "salariat",
  debut: "2026-12",
  heures_mensuelles: { "2026-12..2027-02": 75.83, "2027-03": 100 },
  taux_horaire: 12.31,
};

const situation: Situation = {
  debut: "2026-12",
  mois: 4,
  personne: { naissance: "1985-04-12", taux_incapacite: 80 },
  prestations: { aah: { depuis: "2019-05" } },
  activites: [emploi],
};

const resultat: Resultat = simulate(situation);
for (const mois of resultat.mois) {
  const { aah }: MoisResultat["prestations"] = mois.prestations;
  console.log(mois.mois, aah.toFixed(2), mois.disponible.toFixed(2));
}

for (const etape of explain(situation).explication ?? []) {
  const valeur: number | string = etape.valeur;
  console.log(etape.mois, etape.article, etape.libelle, valeur);
}

// The text of a request is a request too.
console.log(simulate(JSON.stringify(situation)).synthese.gain_du_travail);

try {
  // @ts-expect-error the field is `taux_incapacite`
  simulate({ ...situation, personne: { naissance: "1985-04-12", taux_incapacité: 80 } });
} catch (erreur) {
  if (!(erreur instanceof FautesCumul)) throw erreur;
  const fautes: Faute[] = erreur.fautes;
  console.log(fautes.map((faute) => `${faute.champ} : ${faute.message}`).join("\n"));
}

// @ts-expect-error a nature that does not exist
const inconnue: Activite = { nature: "chomage", debut: "2026-12" };
// @ts-expect-error an amount is a number
const brut: Activite = { nature: "salariat", debut: "2026-12", brut_mensuel: "1500" };
// @ts-expect-error what is needed cannot be left out
const sans_naissance: Situation = { debut: "2026-12", mois: 1, personne: {} };
// @ts-expect-error a line that the answer does not have
console.log(resultat.mois[0]?.prestations.rsa);

const fautes: Faute[] = [inconnue, brut].flatMap((activite) =>
  check({ ...situation, activites: [activite] }),
);
console.log(fautes.length + check(sans_naissance).length, "fautes");
console.log(rules().length, "règles", parameters("2026-11").length, "paramètres", Object.keys(schema()));

const demande: DemandeConseil = { situation, faits: { client: "association", autonomie_commerciale: "inconnu" } };
for (const statut of advise(demande, true).statuts) {
  console.log(statut.libelle, statut.resultat, statut.motifs[0]?.texte, statut.simulation?.synthese?.disponible_moyen);
  // A life to simulate is a request.
  if (statut.simulation?.refus.length === 0) console.log(simulate(statut.simulation.situation).mois.length);
}
const { question } = nextQuestion(demande);
console.log(question?.simple, question?.reponses.map((reponse) => [reponse.libelle, reponse.valeur]));
console.log(situations().map((lecture) => lecture.titre), documents()[0]?.markdown);
// @ts-expect-error a word that the fact does not have
advise({ faits: { client: "mairie" } });

const journee: DemandeDevis = {
  mission: { nature: "formation", mois: "2026-11", prix: 550 },
  client: { nature: "association" },
};
for (const colonne of quote(journee).colonnes) {
  console.log(colonne.libelle, colonne.resultat, colonne.montants?.net, colonne.document?.a_completer);
}
// @ts-expect-error a kind of client that does not exist
quote({ ...journee, client: { nature: "mairie" } });
