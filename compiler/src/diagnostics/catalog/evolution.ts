import type { CatalogRow } from "../catalog-row.ts";
import { evolutionDocumentRows } from "./evolution-documents.ts";
import { evolutionIndexRows } from "./evolution-indexes.ts";
import { lockfileRows } from "./evolution-lockfile.ts";
import { evolutionMemberRows } from "./evolution-members.ts";
import { mergeRows } from "./evolution-merges.ts";
import { evolutionSlotRows } from "./evolution-slots.ts";
import { waiverRows } from "./evolution-waivers.ts";

export const evolutionRows = {
  ...lockfileRows,
  ...waiverRows,
  ...mergeRows,
  ...evolutionSlotRows,
  ...evolutionDocumentRows,
  ...evolutionIndexRows,
  ...evolutionMemberRows,
} as const satisfies Record<string, CatalogRow>;
