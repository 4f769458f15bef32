// Opens the package in Chromium as a page would, without a bundler, and checks what it answers.
// The browser is that of the system: `apt-get install chromium`, or CHROMIUM=/path/to/it.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const folder = fileURLToPath(new URL("../../target/wasm/cumul/", import.meta.url));
const kinds = { ".js": "text/javascript", ".wasm": "application/wasm" };

const page = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>cumul</title>
<script type="importmap">{ "imports": { "cumul": "/index.js", "cumul/conseil": "/conseil-index.js" } }</script>
<script type="module">
  import { FautesCumul, explain, schema, simulate } from "cumul";
  import { advise, documents, nextQuestion, quote } from "cumul/conseil";
  const situation = {
    debut: "2026-12",
    mois: 1,
    personne: { naissance: "1985-04-12", taux_incapacite: 80 },
    prestations: { aah: { depuis: "2019-05" } },
  };
  let fautes = [];
  try {
    simulate({});
  } catch (erreur) {
    if (erreur instanceof FautesCumul) fautes = erreur.fautes.map((faute) => faute.champ);
  }
  window.reponse = {
    aah: simulate(situation).mois[0].prestations.aah,
    etapes: explain(situation).explication.length,
    schemas: Object.keys(schema()),
    fautes,
    question: nextQuestion({ faits: { remuneration_souhaitee: true } }).question.fait,
    premier: advise({ situation, faits: { client: "organisme_formation", nature: "formation_professionnelle" } }).classement[0],
    listes: documents().length,
    net: quote({ mission: { nature: "formation", mois: "2026-11", prix: 550 }, client: { nature: "association" } }).colonnes[0].montants.net,
  };
</script>`;

const server = createServer(async (request, response) => {
  if (request.url === "/") {
    response.writeHead(200, { "content-type": "text/html" }).end(page);
    return;
  }
  try {
    const content = await readFile(join(folder, new URL(request.url, "http://localhost").pathname));
    response.writeHead(200, { "content-type": kinds[extname(request.url)] ?? "text/plain" }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
try {
  const tab = await browser.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const answer = await tab
    .waitForFunction(() => window.reponse, undefined, { timeout: 20_000 })
    .then((handle) => handle.jsonValue())
    .catch((error) => ({ error: [error.message, ...errors].join("\n") }));
  const { aah, etapes, schemas, fautes, question, premier, listes, net } = answer;
  const right =
    aah === 1041.59 && etapes > 0 && schemas.join().startsWith("demande,reponse,demande_conseil,conseil") && fautes.includes("debut") &&
    question === "arret_maladie_indemnise" && premier === "salariat_cdd_usage" && listes > 5 && net === 408;
  console.log(`Chromium ${browser.version()} : ${JSON.stringify(answer)}`);
  process.exitCode = right ? 0 : 1;
} finally {
  await browser.close();
  server.close();
}
