export { advise, check, explain, nextQuestion, parameters, rules, simulate } from "./cumul.js";
export { FautesCumul } from "./fautes.js";
export { schema } from "./schema.js";
