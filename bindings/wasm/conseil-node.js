// Node: the engine is read beside this file.
import { readFileSync } from "node:fs";

import { initSync } from "./cumul_conseil.js";

initSync({ module: readFileSync(new URL("./conseil.wasm", import.meta.url)) });

export * from "./conseil.js";
