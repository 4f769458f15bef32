// Reads questions ([{ situation, valeurs }]) on standard input, writes the value of each figure, null when there is none.
import Engine from "publicodes";
import rules from "modele-social";

const quiet = { log() {}, warn() {}, error() {} };
const engine = new Engine(rules, { logger: quiet });
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const answers = JSON.parse(Buffer.concat(chunks).toString()).map(({ situation, valeurs }) => {
  engine.setSituation(situation);
  return valeurs.map((name) => engine.evaluate(name).nodeValue ?? null);
});
process.stdout.write(JSON.stringify(answers));
