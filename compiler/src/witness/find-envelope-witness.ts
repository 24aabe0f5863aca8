import { DecodeError, EncodeError } from "@keyslot/runtime/codegen";
import { type LockedDocument, type LockedRecord, liveSlots } from "../lock/lockfile.ts";
import type { SchemaChange } from "../lock/schema-change.ts";
import type { JsonValue } from "../model/schema-model.ts";
import type { Witness, WitnessEnvelope, WitnessReading } from "../model/witness.ts";
import { asJson } from "./as-json.ts";
import { boundaryValues, withSlot } from "./boundary-values.ts";
import { documentOf, envelopeOf } from "./envelope-of.ts";
import { decoded, encoded } from "./read-payload.ts";
import type { OpenedPair } from "./release-pair.ts";
import { type ReleaseSide, takeSide } from "./release-side.ts";
import { hexOf, showBytes } from "./show-bytes.ts";
import { showValue } from "./show-value.ts";
import { withType } from "./with-type.ts";

/** A document as one release stores it and the other looks for it. */
interface Search {
  readonly direction: Witness["direction"];
  readonly writer: ReleaseSide;
  readonly reader: ReleaseSide;
  readonly writerName: string;
  /** Undefined when the reader has no such type. */
  readonly readerName: string | undefined;
  /** The reader's type is another one, under a name that was the writer's. */
  readonly isOther: boolean;
}

/** A document that the other release does not find again, or takes for one of another type; undefined when nothing of that changed. */
export function findEnvelopeWitness(
  change: SchemaChange,
  pair: OpenedPair,
  direction: Witness["direction"],
): Witness | undefined {
  const search = openSearch(change, pair, direction);
  if (!search) return undefined;
  for (const value of documents(search)) {
    const found = tryDocument(value, search);
    if (found) return found;
  }
  return undefined;
}

function openSearch(change: SchemaChange, pair: OpenedPair, direction: Witness["direction"]): Search | undefined {
  const { type, formerName } = change;
  const same = pair.nameBefore(type);
  // What was removed is called as it was last.
  const isGone = pair.nameAfter(type) === undefined && same === undefined && pair.after.side.find(type) === undefined;
  const before = same ?? (isGone ? type : formerName);
  const after = isGone ? undefined : type;
  if (before === undefined || !documentOf(pair.before.side, before)) return undefined;
  if (direction === "backward") {
    const { side: writer } = pair.before;
    return { direction, writer, reader: pair.after.side, writerName: before, readerName: after, isOther: !same };
  }
  if (after === undefined || !documentOf(pair.after.side, after)) return undefined;
  const sides = { writer: pair.after.side, reader: pair.before.side };
  return { direction, ...sides, writerName: after, readerName: before, isOther: !same };
}

/** Documents whose store keys differ by one slot at a time. */
function* documents({ writer, writerName, reader, readerName }: Search): Generator<object> {
  const type = writer.find(writerName);
  const base = writer.simplest.named(writerName)?.value;
  if (type?.kind !== "record" || typeof base !== "object" || base === null) return;
  yield base;
  const keys = new Set([
    ...(documentOf(writer, writerName)?.idKeys ?? []),
    ...((readerName === undefined ? undefined : documentOf(reader, readerName)?.idKeys) ?? []),
  ]);
  const readerType = readerName === undefined ? undefined : reader.find(readerName);
  for (const slot of liveSlots(type).filter((each) => keys.has(each.key)))
    for (const value of boundaryValues(
      { ...slot, readerType: slotTypeOf(readerType?.kind === "record" ? readerType : undefined, slot.key) },
      { find: writer.find, simplest: writer.simplest, reader: reader.find },
    ))
      yield withSlot(base, slot.name, value);
}

function slotTypeOf(record: LockedRecord | undefined, key: number) {
  return record && liveSlots(record).find((slot) => slot.key === key)?.type;
}

function tryDocument(value: object, search: Search): Witness | undefined {
  const { writer, writerName } = search;
  const codec = writer.shapes.codec(writerName);
  const bytes = codec && encoded(codec, value);
  const written = bytes && codec && decoded(codec, bytes);
  if (!codec || !bytes || !written || written instanceof DecodeError) return undefined;
  const envelope = envelopeOf(writer, writerName, written);
  if (!envelope || envelope instanceof EncodeError) return undefined;
  const reading = readEnvelope(bytes, envelope, search);
  if (!reading) return undefined;
  const { direction } = search;
  return {
    direction,
    root: writerName,
    writer: direction === "backward" ? "before" : "after",
    ...(search.isOther && { olderRelease: true }),
    bytes: hexOf(bytes),
    bytesText: showBytes(bytes, undefined),
    written: asJson(codec.toJSON(written)),
    ...reading,
  };
}

type EnvelopeReading = Pick<Witness, "envelope" | "read" | "writtenText" | "readText">;

function readEnvelope(bytes: Uint8Array, written: WitnessEnvelope, search: Search): EnvelopeReading | undefined {
  const { reader, readerName } = search;
  const document = readerName === undefined ? undefined : documentOf(reader, readerName);
  if (readerName === undefined || !document || (document.retired && !search.isOther)) return missing(written);
  const codec = reader.shapes.codec(readerName);
  const value = codec && decoded(codec, bytes);
  if (!codec || !value) return undefined;
  if (search.isOther) return takenForOther(value, asJsonOf(value, codec.toJSON), { written, search });
  // Where a reader that refuses the payload looks for the document does not depend on that, unless it needs the payload to say it.
  const sought =
    value instanceof DecodeError ? envelopeAs(document, bytes, search) : envelopeOf(reader, readerName, value);
  if (sought instanceof EncodeError && value instanceof DecodeError) return refusal(value, written);
  if (!sought || sought instanceof EncodeError) return undefined;
  return isSame(written, sought) ? undefined : elsewhere(written, sought);
}

/** The envelope that the writer's own record would have if it were the reader's document. */
function envelopeAs(document: LockedDocument, bytes: Uint8Array, { writer, writerName }: Search) {
  const type = writer.find(writerName);
  const value = writer.shapes.codec(writerName)?.decode(bytes);
  if (type?.kind !== "record" || !value) return undefined;
  return envelopeOf(takeSide(withType(writer.find, { ...type, document })), writerName, value);
}

function refusal({ code, path, offset, message }: DecodeError, written: WitnessEnvelope): EnvelopeReading {
  return {
    envelope: { written },
    read: { kind: "refused", code, path, offset, message },
    writtenText: `stored under key ${JSON.stringify(written.key)}`,
    readText: `DecodeError ${code} at ${path}, and so no key to look for it`,
  };
}

function asJsonOf(value: object, toJson: (value: object) => unknown): JsonValue {
  return value instanceof DecodeError ? null : asJson(toJson(value));
}

function isSame(a: WitnessEnvelope, b: WitnessEnvelope): boolean {
  return a.type === b.type && a.schemaId === b.schemaId && a.key === b.key;
}

/** The parts in which the two differ, as text: `type "player", key "7"`. */
function envelopeText(one: WitnessEnvelope, other: WitnessEnvelope | undefined): string {
  const parts = [
    ["type", one.type, other?.type],
    ["schema id", one.schemaId, other?.schemaId],
    ["key", one.key, other?.key],
  ].filter(([, mine, theirs]) => mine !== theirs);
  return parts.map(([name, mine]) => `${name} ${JSON.stringify(mine)}`).join(", ");
}

function missing(written: WitnessEnvelope): EnvelopeReading {
  return {
    envelope: { written },
    read: notFound(written, "The reader has no document of this type."),
    writtenText: `stored as ${envelopeText(written, undefined)}`,
    readText: `has no document of type ${JSON.stringify(written.type)}`,
  };
}

function elsewhere(written: WitnessEnvelope, sought: WitnessEnvelope): EnvelopeReading {
  const place = envelopeText(sought, written);
  return {
    envelope: { written, sought },
    read: notFound(written, `The reader looks for it under ${place}.`),
    writtenText: `stored under ${envelopeText(written, sought)}`,
    readText: `looks for it under ${place}`,
  };
}

/** Not an error of the runtime, which asks for a document and simply finds none. */
function notFound(written: WitnessEnvelope, message: string): WitnessReading {
  return { kind: "refused", code: "envelope/not-found", path: written.type, message };
}

function takenForOther(
  value: object,
  json: JsonValue,
  { written, search }: { readonly written: WitnessEnvelope; readonly search: Search },
): EnvelopeReading {
  const document = search.readerName === undefined ? undefined : documentOf(search.reader, search.readerName);
  const shared =
    document?.type === written.type
      ? `type ${JSON.stringify(written.type)}`
      : `schema id ${JSON.stringify(written.schemaId)}`;
  const texts = { envelope: { written }, writtenText: `${search.writerName}, stored under ${shared}` };
  if (!(value instanceof DecodeError))
    return { ...texts, read: { kind: "value", value: json }, readText: `${search.readerName} ${showValue(value)}` };
  const { code, path, offset, message } = value;
  return {
    ...texts,
    read: { kind: "refused", code, path, offset, message },
    readText: `DecodeError ${code} at ${path}`,
  };
}
