import { readdirSync, readFileSync } from "node:fs";
import { compileTemplate, newEngine, type Template } from "./template-engine.ts";

const loaded = new Map<string, ReadonlyMap<string, Template>>();

/** The templates of a language by name. The packed compiler has them compiled already: `scripts/bundle-plugins.ts` puts them here. */
export function templatesOf(language: string): ReadonlyMap<string, Template> {
  const known = loaded.get(language);
  if (known) return known;
  const engine = newEngine();
  const templates = new Map<string, Template>();
  for (const [name, text] of readTemplates(language)) {
    templates.set(name, compileTemplate(engine, text, name));
  }
  loaded.set(language, templates);
  return templates;
}

/** The one place where emitting reads the disk, in the sources alone. */
function readTemplates(language: string): readonly (readonly [name: string, text: string])[] {
  const folder = new URL(`../../templates/${language}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".hbs"))
    .sort()
    .map((file) => [file.slice(0, -".hbs".length), readFileSync(new URL(file, folder), "utf8")] as const);
}
