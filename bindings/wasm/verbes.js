export { check, explain, parameters, rules, simulate } from "./cumul.js";
export { FautesCumul } from "./fautes.js";
export { schema } from "./schema.js";
