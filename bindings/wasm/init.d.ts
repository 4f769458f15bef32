export { default } from "./cumul.js";
export * from "./verbes.js";
