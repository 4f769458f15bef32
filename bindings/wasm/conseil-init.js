// Where a module cannot wait (a service worker) or the engine is served from elsewhere: the caller starts it.
export { default } from "./cumul_conseil.js";
export * from "./conseil.js";
