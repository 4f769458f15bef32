import type { Faute } from "./cumul.js";

/** Une demande refusée : toutes ses fautes à la fois. */
export class FautesCumul extends Error {
  constructor(fautes: Faute[]);
  /** Les fautes, avec leur champ, leur valeur et ce qui est attendu. */
  readonly fautes: Faute[];
}
