/** Une demande refusée : toutes ses fautes à la fois. */
export class FautesCumul extends Error {
  constructor(fautes) {
    super(fautes.map((faute) => faute.message).join("\n"));
    this.name = "FautesCumul";
    this.fautes = fautes;
  }
}
