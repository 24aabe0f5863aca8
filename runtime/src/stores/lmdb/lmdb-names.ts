import { crcOfBytes, crcStart } from "../checksum.ts";
import type { LmdbDatabase, LmdbSnapshot } from "./lmdb-driver.ts";
import { bufferOver } from "./lmdb-keys.ts";
import { checksumStart, type LmdbSchema } from "./lmdb-value.ts";

/** What the numbers in keys and values stand for. Numbers are never given a second meaning, so what was read once stays true. */
export class LmdbNames {
  readonly #root: LmdbDatabase;
  readonly #schemas: (LmdbSchema | undefined)[] = [];
  readonly #byName = new Map<string, Map<string, LmdbSchema>>();
  readonly #types = new Map<string, number>();

  constructor(root: LmdbDatabase) {
    this.#root = root;
  }

  /** How many are known: those of a transaction that did not come about are forgotten back to a former count. */
  get count(): number {
    return this.#schemas.length;
  }

  /** The schema of a number; undefined for one that nobody gave, or whose row is damaged. A look that does not find it reads the file. */
  schema(id: number): LmdbSchema | undefined {
    if (id > this.#schemas.length) this.reload();
    return this.#schemas[id - 1];
  }

  isLoaded(id: number): boolean {
    return id <= this.#schemas.length;
  }

  typeId(type: string): number | undefined {
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    this.reload();
    return this.#types.get(type);
  }

  /** Reads what others have added. */
  reload(snapshot?: LmdbSnapshot): void {
    for (;;) {
      const id = this.#schemas.length + 1;
      const row = this.#root.getBinaryFast(nameKey(id), snapshot && { transaction: snapshot });
      if (row === undefined) return;
      this.#add(id, parseName(id, row));
    }
  }

  /** Inside a transaction: the schema, with a number that it has or gets. */
  give(type: string, schemaId: string): LmdbSchema {
    const known = this.#byName.get(type)?.get(schemaId);
    if (known !== undefined) return known;
    this.reload();
    const added = this.#byName.get(type)?.get(schemaId);
    if (added !== undefined) return added;
    const id = this.#schemas.length + 1;
    const typeId = this.#types.get(type) ?? Math.max(0, ...this.#types.values()) + 1;
    const schema = { id, typeId, type, schemaId, start: checksumStart(type, schemaId) };
    this.#root.put(nameKey(id), printName(schema));
    this.#add(id, schema);
    return schema;
  }

  forgetBackTo(count: number): void {
    if (count === this.#schemas.length) return;
    this.#schemas.length = 0;
    this.#byName.clear();
    this.#types.clear();
  }

  all(): readonly LmdbSchema[] {
    return this.#schemas.filter((schema) => schema !== undefined);
  }

  #add(id: number, schema: LmdbSchema | undefined): void {
    this.#schemas[id - 1] = schema;
    if (schema === undefined) return;
    this.#types.set(schema.type, schema.typeId);
    const schemas = this.#byName.get(schema.type) ?? new Map<string, LmdbSchema>();
    this.#byName.set(schema.type, schemas.set(schema.schemaId, schema));
  }
}

/** Key of a schema's row in the root map. */
export function nameKey(id: number): Buffer {
  const key = Buffer.from("N0000");
  key.writeUInt32BE(id, 1);
  return key;
}

function printName({ id, typeId, type, schemaId }: LmdbSchema): Buffer {
  const [typeBytes, idBytes] = [Buffer.from(type), Buffer.from(schemaId)];
  const row = Buffer.alloc(12 + typeBytes.length + idBytes.length);
  row.writeUInt32LE(typeId, 4);
  row.writeUInt32LE(typeBytes.length, 8);
  row.set(typeBytes, 12);
  row.set(idBytes, 12 + typeBytes.length);
  row.writeInt32LE(checksumOf(id, row), 0);
  return row;
}

// Documents under a damaged row are reported when they are read: their schema is unknown.
function parseName(id: number, bytes: Uint8Array): LmdbSchema | undefined {
  const row = bufferOver(bytes);
  if (bytes.length < 12 || checksumOf(id, row) !== row.readInt32LE(0)) return undefined;
  const end = 12 + row.readUInt32LE(8);
  if (end > bytes.length) return undefined;
  const [type, schemaId] = [row.toString("utf8", 12, end), row.toString("utf8", end, bytes.length)];
  return { id, typeId: row.readUInt32LE(4), type, schemaId, start: checksumStart(type, schemaId) };
}

function checksumOf(id: number, row: Uint8Array): number {
  return ~crcOfBytes(crcStart ^ id, row, 4, row.length);
}
