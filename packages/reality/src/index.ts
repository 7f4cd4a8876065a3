export { findPythons, pythonsWith, type Python } from "./find-pythons.ts";
export { needs } from "./needs.ts";
export { environmentWith } from "./environment-with.ts";
