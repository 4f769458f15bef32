import type {
  Conseil,
  DemandeConseil,
  DemandeDevis,
  Devis,
  LectureSituation,
  ListeACocher,
  Parcours,
  Situation,
} from "./cumul.js";

export { check, explain, simulate } from "./cumul.js";
export { FautesCumul } from "./fautes.js";

/** Les statuts possibles, pourquoi, et quoi faire ; avec `simulate`, ce que laisse chacun quand le moteur sait le calculer. */
export function advise(demande: DemandeConseil | Situation | string, simulate?: boolean): Conseil;

/** La prochaine question utile, et ce que les réponses ont décidé. Une réponse se met dans `faits`, sous le nom `fait`. */
export function nextQuestion(demande: DemandeConseil | Situation | string): Parcours;

/** Les lectures par situation : des personnes inventées, avec leurs points d'attention et une demande prête. */
export function situations(): LectureSituation[];

/** Les listes à cocher : clauses et mentions d'un contrat, d'un devis, d'une facture, en données, en Markdown et en page. */
export function documents(): ListeACocher[];

/** Ce que le prix d'une mission devient sous chaque statut, et le devis à envoyer, en Markdown et en page. */
export function quote(demande: DemandeDevis | string): Devis;
