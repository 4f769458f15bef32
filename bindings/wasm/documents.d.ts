import type { ListeACocher } from "./cumul.js";

/** Les listes à cocher : clauses et mentions d'un contrat, d'un devis, d'une facture, en données, en Markdown et en page. */
export function documents(): ListeACocher[];
