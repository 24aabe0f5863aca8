import type { CatalogRow } from "../catalog-row.ts";

export const projectRows = {} as const satisfies Record<string, CatalogRow>;
