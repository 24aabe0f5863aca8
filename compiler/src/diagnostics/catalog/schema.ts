import type { CatalogRow } from "../catalog-row.ts";

export const schemaRows = {} as const satisfies Record<string, CatalogRow>;
