// The statuses and the quotes, apart: a page that only simulates loads neither their engine nor their sentences. The engine
// must be started.
import { advise_with, next_question_with, quote_with } from "./cumul_conseil.js";
import { TEXTES } from "./textes.js";

export const advise = (demande, simulate) => advise_with(TEXTES, demande, simulate);
export const nextQuestion = (demande) => next_question_with(TEXTES, demande);
export const quote = (demande) => quote_with(TEXTES, demande);
export { check, explain, simulate } from "./cumul_conseil.js";
export { FautesCumul } from "./fautes.js";
export { documents } from "./documents.js";
export { situations } from "./situations.js";
