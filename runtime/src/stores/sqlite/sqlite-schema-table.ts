import { StoreError } from "../../errors.ts";
import type { StoredIndex } from "../backing-store.ts";
import { crcOfText, crcStart } from "../checksum.ts";
import * as sql from "./sqlite-schema.ts";
import type { Prepare } from "./sqlite-statement.ts";
import { bufferOf, schemaNumbers } from "./sqlite-value.ts";

/** A row of `schemas`: what the documents that bear its number have in common. */
export interface StoredSchema {
  readonly id: number;
  readonly typeId: number;
  readonly type: string;
  readonly schemaId: string;
  /** Numbers of the indexes whose entries are stored for these documents. */
  readonly indexes: ReadonlySet<number>;
  /** What these documents have beside their payload. */
  readonly metadata: MetadataMark | undefined;
  readonly keepsMetadata: boolean;
  /** Checksum over type and schema id, to go on from. */
  readonly start: number;
}

/** What is kept beside the documents of a schema. */
export interface BesideDocuments {
  /** Numbers of indexes, in ascending order. */
  readonly indexes: readonly number[];
  readonly metadata: MetadataMark | undefined;
}

/** Documents that expire, whether or not they have tags, and documents with tags alone. */
export type MetadataMark = (typeof sql.metadataMarks)[number];

/** Types, schemas and indexes by number, as far as this connection knows them. Numbers are never given twice, so what is known stays true. */
export class SchemaTable {
  readonly #prepare: Prepare;
  readonly #location: string;
  readonly #types = new Map<string, number>();
  readonly #schemas = new Map<number, StoredSchema>();
  readonly #byName = new Map<string, StoredSchema>();
  readonly #indexes = new Map<string, number>();

  constructor(prepare: Prepare, location: string) {
    this.#prepare = prepare;
    this.#location = location;
    this.reload();
  }

  /** Undefined when no document of this type was ever written. */
  typeId(type: string): number | undefined {
    const known = this.#types.get(type);
    if (known !== undefined) return known;
    // Another process may have given it a number since.
    this.reload();
    return this.#types.get(type);
  }

  schema(id: number): StoredSchema | undefined {
    const known = this.#schemas.get(id);
    if (known !== undefined) return known;
    this.reload();
    return this.#schemas.get(id);
  }

  nameOfType(id: unknown): string | undefined {
    for (const [name, known] of this.#types) if (known === id) return name;
    return undefined;
  }

  /** Schemas of a type, whether they have documents or not. */
  schemasOf(typeId: number): readonly StoredSchema[] {
    return [...this.#schemas.values()].filter((schema) => schema.typeId === typeId);
  }

  known(type: string, schemaId: string, beside: BesideDocuments): StoredSchema | undefined {
    return this.#byName.get(nameOf(type, schemaId, besideText(beside)));
  }

  indexId(type: string, { name, fingerprint }: StoredIndex): number | undefined {
    return this.#indexes.get(nameOf(type, name, fingerprint));
  }

  /** The number of an index, which it gets now if it has none. Runs statements that write. */
  addIndex(type: string, index: StoredIndex): number {
    const { name, fingerprint } = index;
    const known = this.indexId(type, index);
    if (known !== undefined) return known;
    this.#prepare(sql.addIndexSql).run([this.#addType(type), name, fingerprint]);
    this.reload();
    return this.indexId(type, index) ?? this.#refuse(`index \`${name}\``);
  }

  /** The schema of this name, which gets a number now if it has none. Runs statements that write. */
  addSchema(type: string, schemaId: string, beside: BesideDocuments): StoredSchema {
    const known = this.known(type, schemaId, beside);
    if (known !== undefined) return known;
    const typeId = this.#addType(type);
    const text = besideText(beside);
    this.#prepare(sql.addSchemaSql).run([typeId, schemaId, text, checksumOf(type, schemaId, text)]);
    this.reload();
    return this.known(type, schemaId, beside) ?? this.#refuse(`schema \`${schemaId}\``);
  }

  #addType(type: string): number {
    this.#prepare(sql.addTypeSql).run([type]);
    return this.typeId(type) ?? this.#refuse(`type \`${type}\``);
  }

  /** Forgets what it knew: numbers that were given in a transaction that did not come about are not to be used. */
  forget(): void {
    this.#types.clear();
    this.#schemas.clear();
    this.#byName.clear();
    this.#indexes.clear();
  }

  reload(): void {
    const names = new Map<number, string>();
    for (const [id, name] of this.#prepare(sql.typesSql).all([])) {
      names.set(Number(id), textOf(name));
      this.#types.set(textOf(name), Number(id));
    }
    for (const [id, typeId, name, fingerprint] of this.#prepare(sql.indexesSql).all([])) {
      const type = names.get(Number(typeId));
      if (type !== undefined) this.#indexes.set(nameOf(type, textOf(name), textOf(fingerprint)), Number(id));
    }
    for (const [id, typeId, schemaId, indexes, checksum] of this.#prepare(sql.schemasSql).all([])) {
      if (this.#schemas.has(Number(id))) continue;
      const given = { id: Number(id), typeId: Number(typeId), schemaId: textOf(schemaId), indexes: textOf(indexes) };
      this.#add({ ...given, type: names.get(Number(typeId)), checksum: Number(checksum) });
    }
  }

  #add({ id, typeId, type, schemaId, indexes, checksum }: SchemaRow): void {
    // Documents of a damaged row are reported when they are read: their schema is unknown.
    if (type === undefined || id >= schemaNumbers || checksum !== checksumOf(type, schemaId, indexes)) return;
    const parts = indexes === "" ? [] : indexes.split(",");
    const metadata = sql.metadataMarks.find((mark) => mark === parts[0]);
    const keepsMetadata = metadata !== undefined;
    const numbers = new Set((keepsMetadata ? parts.slice(1) : parts).map(Number));
    const start = crcOfText(crcOfText(crcStart, type), schemaId);
    const schema = { id, typeId, type, schemaId, indexes: numbers, metadata, keepsMetadata, start };
    this.#schemas.set(id, schema);
    this.#byName.set(nameOf(type, schemaId, indexes), schema);
  }

  #refuse(what: string): never {
    const advice = "Restore the database from a copy.";
    throw new StoreError("store/corrupt", this.#location, `it does not keep the ${what} that it was told. ${advice}`);
  }
}

interface SchemaRow {
  readonly id: number;
  readonly typeId: number;
  readonly type: string | undefined;
  readonly schemaId: string;
  readonly indexes: string;
  readonly checksum: number;
}

function besideText({ indexes, metadata }: BesideDocuments): string {
  return [...(metadata === undefined ? [] : [metadata]), ...indexes].join();
}

function checksumOf(type: string, schemaId: string, indexes: string): number {
  return ~crcOfText(crcOfText(crcOfText(crcStart, type), schemaId), indexes) >>> 0;
}

function nameOf(type: string, second: string, third: string): string {
  return `${type.length}:${type}${second.length}:${second}${third}`;
}

function textOf(cell: unknown): string {
  return bufferOf(cell).toString("utf8");
}
