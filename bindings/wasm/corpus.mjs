// Reads requests, one JSON text a line, and writes for each one line: the explained answer, or the list of faults. With
// `--advise`, `--next_question` or `--quote`, this verb answers.
// `tests/` compares these lines with the text of the core, byte for byte.
import { advise, nextQuestion, quote } from "../../target/wasm/cumul/conseil-node.js";
import { explain, FautesCumul } from "../../target/wasm/cumul/node.js";

let texts = "";
for await (const part of process.stdin.setEncoding("utf8")) texts += part;

/** The object of a text, or the text itself when an object would say less (a name given twice, a text cut short). */
function request(text) {
  try {
    const object = JSON.parse(text);
    return typeof object === "object" && JSON.stringify(object) === text ? object : text;
  } catch {
    return text;
  }
}

function verb(request) {
  if (process.argv.includes("--advise")) return advise(request, true);
  if (process.argv.includes("--next_question")) return nextQuestion(request);
  if (process.argv.includes("--quote")) return quote(request);
  return explain(request);
}

function answer(text) {
  try {
    return verb(request(text));
  } catch (error) {
    if (error instanceof FautesCumul) return error.fautes;
    throw error;
  }
}

const lines = texts.split("\n");
if (lines.at(-1) === "") lines.pop();
for (const line of lines) process.stdout.write(`${JSON.stringify(answer(line))}\n`);
