import type { CatalogRow } from "../catalog-row.ts";

/** What the schema language can say and one of the languages asked for cannot. */
export const languageRows = {
  "language/unsupported": {
    code: "KS1501",
    severity: "error",
    message: "{language} cannot express {what}.",
    advice: "{advice}, or leave {language} out of `emit`.",
    why: "A contract that holds in one language only is none; what cannot be said in a language is refused before it is written.",
    bad: "/** @open */\nexport const Bound = { Lowest: -1, Highest: 9007199254740991 } as const;\nexport type Bound = (typeof Bound)[keyof typeof Bound];\n",
    good: "/** @open */\nexport const Bound = { Lowest: -1, Highest: 1 } as const;\nexport type Bound = (typeof Bound)[keyof typeof Bound];\n",
  },
} as const satisfies Record<string, CatalogRow>;
