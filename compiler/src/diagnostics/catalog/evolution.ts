import type { CatalogRow } from "../catalog-row.ts";

export const evolutionRows = {} as const satisfies Record<string, CatalogRow>;
