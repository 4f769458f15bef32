// The statuses, apart: a page that only simulates does not load their sentences. The engine must be started.
import { advise_with, next_question_with, quote_with } from "./cumul.js";
import { TEXTES } from "./textes.js";

export const advise = (demande, simulate) => advise_with(TEXTES, demande, simulate);
export const nextQuestion = (demande) => next_question_with(TEXTES, demande);
export const quote = (demande) => quote_with(TEXTES, demande);
export { documents } from "./documents.js";
export { situations } from "./situations.js";
