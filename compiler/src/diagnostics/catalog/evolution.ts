import type { CatalogRow } from "../catalog-row.ts";
import { evolutionDocumentRows } from "./evolution-documents.ts";
import { evolutionIndexRows } from "./evolution-indexes.ts";
import { lockfileRows } from "./evolution-lockfile.ts";
import { evolutionMemberRows } from "./evolution-members.ts";
import { evolutionSlotRows } from "./evolution-slots.ts";

export const evolutionRows = {
  ...lockfileRows,
  ...evolutionSlotRows,
  ...evolutionDocumentRows,
  ...evolutionIndexRows,
  ...evolutionMemberRows,
} as const satisfies Record<string, CatalogRow>;
