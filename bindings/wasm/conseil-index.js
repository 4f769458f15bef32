// A browser or a bundler: the engine, then the statuses.
import "./index.js";

export * from "./conseil.js";
