// A browser or a bundler: the engine is fetched beside this file.
import init from "./cumul_conseil.js";

await init({ module_or_path: new URL("./conseil.wasm", import.meta.url) });

export * from "./conseil.js";
