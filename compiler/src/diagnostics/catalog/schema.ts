import type { CatalogRow } from "../catalog-row.ts";
import { keyRows } from "./schema-keys.ts";
import { languageRows } from "./schema-languages.ts";
import { shapeRows } from "./schema-shapes.ts";
import { slotRows } from "./schema-slots.ts";
import { tagRows } from "./schema-tags.ts";
import { typeRows } from "./schema-types.ts";
import { unionRows } from "./schema-unions.ts";

/** `KS1xxx`: what can be wrong with one state of the schemas. 10 keys, 11 tags, 12 types, 13 slots, 14 enums and unions, 15 languages. */
export const schemaRows = {
  ...keyRows,
  ...tagRows,
  ...typeRows,
  ...shapeRows,
  ...slotRows,
  ...unionRows,
  ...languageRows,
} as const satisfies Record<string, CatalogRow>;
