import { compileTemplate, newEngine } from "./template-engine.ts";

/** Prints from template text instead of a file: for emitters that live outside this package, and for tests of the rules of templates. */
export function renderText(text: string, view: object): string {
  return compileTemplate(newEngine(), text)(view);
}
