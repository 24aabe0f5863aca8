import { ConflictError } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import { StoreError } from "../../errors.ts";
import { type FormatTable, findFormat, wrongFormatError } from "./formats-table.ts";
import { type PartsPlace, partAt } from "./wrapper-parts-place.ts";
import { readReserved, reservedEnvelope } from "./wrapper-reserved.ts";

/** The table by which documents were written so far. */
interface FormatManifest {
  readonly format: 1;
  readonly names: readonly string[];
  /** Sorted by type. */
  readonly types: readonly (readonly [type: string, name: string])[];
  readonly otherwise: string | null;
}

/**
 * Makes sure that every document is where the table says. What was written by the same table is; otherwise all stores are looked through,
 * and the new table is kept.
 * @throws StoreError `store/wrong-format`
 */
export async function prepareFormats(place: PartsPlace, table: FormatTable): Promise<void> {
  const manifest = manifestOf(table);
  for (;;) {
    const stored = await findManifests(place);
    const [only, ...others] = stored;
    const isKnown = only !== undefined && others.length === 0 && table.names[only.part] === table.home;
    if (isKnown && isSame(readReserved<FormatManifest>(only.envelope, place.location), manifest)) return;
    await checkPlaces(place, table);
    if (await isReplaced(place, { table, stored, manifest })) return;
  }
}

function manifestOf({ names, types, otherwise }: FormatTable): FormatManifest {
  const sorted = [...types].sort(([a], [b]) => (a < b ? -1 : 1));
  return { format: 1, names: [...names].sort(), types: sorted, otherwise: otherwise ?? null };
}

function isSame(a: FormatManifest, b: FormatManifest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface StoredManifest {
  readonly part: number;
  readonly envelope: Envelope;
}

// In the store that is home; in another one where that was so by a former table.
async function findManifests({ parts, reserved }: PartsPlace): Promise<StoredManifest[]> {
  const { type, key } = reserved.manifest;
  const found = await Promise.all(parts.map((part) => part.read(type, key)));
  return found.flatMap((envelope, part) => (envelope === undefined ? [] : [{ part, envelope }]));
}

async function checkPlaces(place: PartsPlace, table: FormatTable): Promise<void> {
  for (const part of table.stores.keys()) {
    for await (const { type, key } of partAt(place, part).readAll()) {
      if (place.reserved.types.has(type) || findFormat(table, type) === part) continue;
      throw wrongFormatError(table, { type, key }, part);
    }
  }
}

interface Replacement {
  readonly table: FormatTable;
  readonly stored: readonly StoredManifest[];
  readonly manifest: FormatManifest;
}

// False when somebody else did so meanwhile. The former ones go first: no manifest at all makes the next opening look again.
async function isReplaced(place: PartsPlace, { table, stored, manifest }: Replacement): Promise<boolean> {
  const name = place.reserved.manifest;
  const envelope = reservedEnvelope(name, manifest, place.clock());
  try {
    for (const former of stored) {
      const condition = etagOf(former.envelope);
      await partAt(place, former.part).write([{ kind: "delete", ...name, condition }]);
    }
    await partAt(place, table.names.indexOf(table.home)).write([{ kind: "put", envelope, condition: null }]);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    // Whoever only reads has looked through everything, and will do so the next time.
    if (error instanceof StoreError && error.code === "store/read-only") return true;
    throw error;
  }
}
