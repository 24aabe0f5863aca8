import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty folder that nobody else uses. */
export function freshFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "keyslot-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
