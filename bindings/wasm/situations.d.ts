import type { LectureSituation } from "./cumul.js";

/** Les lectures par situation : des personnes inventées, avec leurs points d'attention et une demande prête. */
export function situations(): LectureSituation[];
