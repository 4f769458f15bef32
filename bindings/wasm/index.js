// A browser or a bundler: the engine is fetched beside this file.
import init from "./cumul.js";

await init({ module_or_path: new URL("./cumul.wasm", import.meta.url) });

export * from "./verbes.js";
