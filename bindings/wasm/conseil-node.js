// Node: the engine, then the statuses.
import "./node.js";

export * from "./conseil.js";
