// Node: the engine is read beside this file.
import { readFileSync } from "node:fs";

import { initSync } from "./cumul.js";

initSync({ module: readFileSync(new URL("./cumul.wasm", import.meta.url)) });

export * from "./verbes.js";
