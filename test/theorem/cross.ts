import type { RecordModel, SchemaModel } from "@keyslot/compiler";
import { DecodeError, EncodeError } from "@keyslot/runtime";
import type { Codec } from "@keyslot/runtime/codegen";
import { copied } from "../codec/support/alter.ts";
import { type Node, parseTree } from "../conformance/support/wire-tree.ts";
import { age } from "./age.ts";
import { Comparison, show } from "./find-difference.ts";
import { keyLineage, type Lineage } from "./lineage.ts";
import type { AnyDefinition, Build } from "./release.ts";

export type Direction = "backward" | "forward";

/** Two releases and what is one thing in both. */
export interface Crossing {
  readonly direction: Direction;
  readonly writer: Build;
  readonly reader: Build;
  readonly lineage: Lineage;
  /** A release whose constraints differ may refuse to write again what it reads; it loses nothing by that. */
  readonly mayRefuseToWrite: boolean;
}

/** A record of the writer that the reader knows, stored as a document or not. */
export interface Root {
  readonly writer: Codec<unknown, unknown>;
  readonly reader: Codec<unknown, unknown>;
  readonly documents?: { readonly writer: AnyDefinition; readonly reader: AnyDefinition };
}

/** A value that one release writes and the other does not read as it was meant. */
export interface Failure {
  /** `refused`: the reader fails. `altered`: it reads something else. `lost`: what it writes back lacks something. `misplaced`: it does not find it. */
  readonly what: "refused" | "altered" | "lost" | "misplaced";
  readonly text: string;
  readonly root: string;
  readonly written: string;
  readonly bytes: string;
  readonly read: string;
}

/** Writes a value with one release and reads it with the other; `unfit` when the writer itself refuses the value. */
export function crossValue(crossing: Crossing, root: Root, value: unknown): Failure | "unfit" | undefined {
  const bytes = encoded(root.writer, value);
  return bytes === undefined ? "unfit" : crossBytes(crossing, root, bytes);
}

/** The same for a document from before a slot was added: where `@default` stands for what is not there. */
export function crossAged(crossing: Crossing, root: Root, value: unknown): Failure | "unfit" | undefined {
  const bytes = encoded(root.writer, value);
  const aged = bytes && age(crossing.writer.model, root.writer.name, parseTree(Buffer.from(bytes)));
  return aged === undefined || !isReadable(root.writer, aged) ? "unfit" : crossBytes(crossing, root, aged);
}

function encoded(codec: Codec<unknown, unknown>, value: unknown): Uint8Array | undefined {
  try {
    return codec.encode(value);
  } catch (error) {
    if (error instanceof EncodeError) return undefined;
    throw error;
  }
}

function isReadable(codec: Codec<unknown, unknown>, bytes: Uint8Array): boolean {
  return decoded(codec, bytes) instanceof DecodeError === false;
}

/** What is read, or why it is not; any other error is a bug of the codec. */
function decoded(codec: Codec<unknown, unknown>, bytes: Uint8Array): unknown {
  try {
    return codec.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}

export function crossBytes(crossing: Crossing, root: Root, bytes: Uint8Array): Failure | undefined {
  const node = parseTree(Buffer.from(bytes));
  const written = root.writer.decode(bytes);
  const read = decoded(root.reader, bytes);
  const fail = (what: Failure["what"], text: string, reading = show(read)): Failure => {
    const payload = Buffer.from(bytes).toString("hex");
    return { root: root.writer.name, written: show(written), bytes: payload, what, text, read: reading };
  };
  if (read instanceof DecodeError) {
    const text = `${read.code} at ${read.path}`;
    return fail("refused", text, `DecodeError ${text}`);
  }
  const comparison = new Comparison(crossing.writer.types, crossing.reader.types, crossing.lineage);
  const altered = comparison.records(
    { name: root.writer.name, value: written, node },
    { name: root.reader.name, value: read },
  );
  if (altered) return fail("altered", altered);
  const misplaced = root.documents && findMisplaced(root.documents, { written, read, direction: crossing.direction });
  if (misplaced) return fail("misplaced", misplaced);
  const lost = crossing.direction === "forward" ? findLost(crossing, root, { written, read, node }) : undefined;
  return lost === undefined ? undefined : fail("lost", lost);
}

/** Whether the reader looks for the document where the writer has put it. */
function findMisplaced(
  { writer, reader }: NonNullable<Root["documents"]>,
  { written, read, direction }: { readonly written: unknown; readonly read: unknown; readonly direction: Direction },
): string | undefined {
  // A later version under an id of its own knows the former ones, and migrates them.
  const isMigrated = direction === "backward" && reader.version > writer.version;
  if (writer.schemaId !== reader.schemaId && !isMigrated)
    return `its schema id is ${reader.schemaId} (was ${writer.schemaId})`;
  if (writer.global !== reader.global) return `it is ${reader.global ? "" : "not "}global`;
  const [wanted, given] = [storeKeyOf(reader, read), storeKeyOf(writer, written)];
  return wanted === given ? undefined : `its store key is ${wanted} (was ${given})`;
}

function storeKeyOf(definition: AnyDefinition, value: unknown): string | undefined {
  try {
    return definition.global ? "__global__" : definition.storeKeyOf(value);
  } catch (error) {
    if (!(error instanceof EncodeError)) throw error;
    return `none, because of ${error.code} at ${error.path}`;
  }
}

/** What is gone when the old build has updated a new document. */
function findLost(
  { writer, mayRefuseToWrite }: Crossing,
  root: Root,
  { written, read, node }: { readonly written: unknown; readonly read: unknown; readonly node: Node },
): string | undefined {
  let rewritten: Uint8Array;
  try {
    rewritten = root.reader.encode(copied(read));
  } catch (error) {
    if (!(error instanceof EncodeError)) throw error;
    return error.code === "wire/constraint" && mayRefuseToWrite
      ? undefined
      : `it cannot be written again: ${error.message}`;
  }
  const again = decoded(root.writer, rewritten);
  if (again instanceof DecodeError) return `after an update it is refused: ${again.code} at ${again.path}`;
  const name = root.writer.name;
  const found = new Comparison(writer.types, writer.types, keyLineage).records(
    { name, value: written, node },
    { name, value: again },
  );
  return found && `after an update ${found}`;
}

/** Documents by the type under which they are stored; those that the reader does not have at all are `missing`. */
export function rootsOf({ direction, writer, reader }: Crossing): {
  readonly stored: readonly Root[];
  readonly missing: readonly AnyDefinition[];
} {
  const stored: Root[] = [];
  const missing: AnyDefinition[] = [];
  for (const document of writer.documents.filter((each) => !isDraft(writer.model, each.name))) {
    const found = reader.documents.find(({ type }) => type === document.type);
    if (!found) {
      if (direction === "backward" || isKnownRecord(document, writer, reader)) missing.push(document);
    } else if (!isDraft(reader.model, found.name))
      stored.push({ writer: document, reader: found, documents: { writer: document, reader: found } });
  }
  return { stored, missing };
}

/** An old build does not open documents of types that came later; those that it has under another type are another matter. */
function isKnownRecord(document: AnyDefinition, writer: Build, reader: Build): boolean {
  const record = recordOf(writer.model, document.name);
  const released = reader.documents.filter(({ name }) => !isDraft(reader.model, name));
  return released.some(({ name }) => name === record?.name || record?.formerNames.includes(name));
}

/** Records that both have, whether documents hold them or not: what no document reaches yet is judged as well. */
export function recordRoots({ direction, writer, reader }: Crossing): readonly Root[] {
  const isBackward = direction === "backward";
  const [before, after] = isBackward ? [writer, reader] : [reader, writer];
  const laterNames = renamings(before.model, after.model);
  return [...before.codecs].flatMap(([name, older]) => {
    const newer = after.codecs.get(laterNames.get(name) ?? name);
    if (!newer) return [];
    return [isBackward ? { writer: older, reader: newer } : { writer: newer, reader: older }];
  });
}

/** What records that were renamed are called now; the name of one of them may be that of another record since. */
function renamings(before: SchemaModel, after: SchemaModel): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const type of after.types) {
    if (type.kind !== "record" || recordOf(before, type.name)) continue;
    const known = type.formerNames.flatMap((name) => recordOf(before, name) ?? []);
    // Who has had two names that are both in use had first the one that the other has left behind.
    const last = known.filter(({ name }) => !known.some((other) => other.formerNames.includes(name)));
    const old = last.find(({ name }) => !recordOf(after, name)) ?? last[0];
    if (old && !found.has(old.name)) found.set(old.name, type.name);
  }
  return found;
}

function recordOf(model: SchemaModel, name: string): RecordModel | undefined {
  const found = model.types.find((type) => type.name === name);
  return found?.kind === "record" ? found : undefined;
}

export function isDraft(model: SchemaModel, name: string): boolean {
  return recordOf(model, name)?.document?.draft ?? false;
}
