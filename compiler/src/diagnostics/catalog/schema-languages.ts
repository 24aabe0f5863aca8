import type { CatalogRow } from "../catalog-row.ts";

/** What the schema language can say and one of the languages asked for cannot. */
export const languageRows = {
  "language/unsupported": {
    code: "KS1501",
    severity: "error",
    message: "{language} cannot express {what}.",
    advice: "{advice}, or leave {language} out of `emit`.",
    why: "A contract that holds in one language only is none; what cannot be said in a language is refused before it is written.",
    bad: "export interface Reading {\n  /** @key(0) */\n  values: [number, number, number, number, number, number, number, number, number, number, number, number, number];\n}\n",
    good: "export interface Reading {\n  /** @key(0) @maxItems(13) */\n  values: number[];\n}\n",
  },
} as const satisfies Record<string, CatalogRow>;
