export { default } from "./cumul.js";
export * from "./conseil.js";
