import { baselineRows } from "./catalog/baselines.ts";
import { evolutionRows } from "./catalog/evolution.ts";
import { projectRows } from "./catalog/project.ts";
import { schemaRows } from "./catalog/schema.ts";
import type { CatalogRow } from "./catalog-row.ts";

/** Every diagnostic, once: rule name → row. Codes and rule names are a public promise; neither is ever given a second meaning. */
export const catalog = { ...schemaRows, ...evolutionRows, ...projectRows, ...baselineRows } as const satisfies Record<
  string,
  CatalogRow
>;

export type Rule = keyof typeof catalog;

export function isRule(name: string): name is Rule {
  return Object.hasOwn(catalog, name);
}
