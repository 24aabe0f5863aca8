import type { CatalogEntry } from "../../document/catalog-entry.ts";
import type { Envelope } from "../../document/envelope.ts";
import { StoreError } from "../../errors.ts";
import type { StoreChange } from "../backing-store.ts";
import { identityOf } from "../identity.ts";
import type { FileImage, FormatSource } from "./file-store.ts";

/** A document as it stands in the file. */
interface StoredLine {
  readonly envelope: Envelope;
  /** Without its line end. */
  readonly text: string;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export interface JsonlSource extends FormatSource {
  /** By type name, of documents whose line names none. */
  readonly schemaIds: ReadonlyMap<string, string>;
}

/** @throws StoreError `store/corrupt`, `store/truncated` or `store/unknown-schema`, with the number of the line */
export function parseJsonl(bytes: Uint8Array | undefined, source: JsonlSource): FileImage {
  const lines = new Map<string, StoredLine>();
  const numbers = new Map<string, number>();
  let number = 0;
  for (const { start, end, isEnded } of linesOf(bytes ?? new Uint8Array())) {
    number++;
    const place: LinePlace = { number, isEnded, source };
    const line = parseLine(bytes?.subarray(start, end) ?? new Uint8Array(), place);
    if (line === undefined) continue;
    const { type, key } = line.envelope;
    const identity = identityOf(type, key);
    const first = numbers.get(identity);
    if (first !== undefined) throw malformed(place, `\`${type}\` \`${key}\` stands in line ${first} already`);
    numbers.set(identity, number);
    lines.set(identity, line);
  }
  return new JsonlImage(lines, source);
}

class JsonlImage implements FileImage {
  readonly #lines: ReadonlyMap<string, StoredLine>;
  readonly #source: JsonlSource;

  constructor(lines: ReadonlyMap<string, StoredLine>, source: JsonlSource) {
    this.#lines = lines;
    this.#source = source;
  }

  read(type: string, key: string): Envelope | undefined {
    const line = this.#lines.get(identityOf(type, key));
    return line && copyOf(line);
  }

  *readAll(): Iterable<Envelope> {
    for (const line of this.#lines.values()) yield copyOf(line);
  }

  *envelopes(): Iterable<Envelope> {
    for (const { envelope } of this.#lines.values()) yield envelope;
  }

  apply(changes: readonly StoreChange[]): FileImage {
    const lines = new Map(this.#lines);
    for (const change of changes) {
      if (change.kind === "check") continue;
      if (change.kind === "delete") {
        lines.delete(identityOf(change.type, change.key));
        continue;
      }
      lines.set(identityOf(change.envelope.type, change.envelope.key), this.#printed(change.envelope));
    }
    return new JsonlImage(lines, this.#source);
  }

  print(): Uint8Array {
    const sorted = [...this.#lines.values()].sort(
      ({ envelope: a }, { envelope: b }) => compareText(a.type, b.type) || compareText(a.key, b.key),
    );
    return new TextEncoder().encode(sorted.map((line) => `${line.text}\n`).join(""));
  }

  // Without schema ids in the file, an envelope has the one that a reopened store would say.
  #printed(given: Envelope): StoredLine {
    const { catalog, versionedTypes } = this.#source;
    if (versionedTypes.has(given.type)) return { envelope: given, text: printLine(given, given.schemaId) };
    const envelope = { ...given, schemaId: schemaIdOf(given.type, catalog) };
    return { envelope, text: printLine(envelope, undefined) };
  }
}

interface LinePlace {
  /** From 1. */
  readonly number: number;
  /** False for a last line without a line end, which may have been cut. */
  readonly isEnded: boolean;
  readonly source: JsonlSource;
}

interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly isEnded: boolean;
}

function* linesOf(bytes: Uint8Array): Iterable<LineSpan> {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    yield { start, end, isEnded: found !== -1 };
    start = end + 1;
  }
}

// Undefined for a blank line, which holds nothing.
function parseLine(bytes: Uint8Array, place: LinePlace): StoredLine | undefined {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw malformed(place, "it is not valid UTF-8");
  }
  if (text.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(place, "it is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw malformed(place, "it is not a JSON object");
  const type = textMember(value, "type", place);
  const key = textMember(value, "key", place);
  const storedAt = textMember(value, "stored_at", place);
  const payload = parseBase64(textMember(value, "payload", place), place);
  const schemaId = schemaIdOfLine(value, type, place);
  return { envelope: { type, key, schemaId, storedAt, payload }, text };
}

function schemaIdOfLine(line: object, type: string, place: LinePlace): string {
  const { catalog, versionedTypes, schemaIds, location } = place.source;
  if (Object.hasOwn(line, "schema_id")) return textMember(line, "schema_id", place);
  if (!versionedTypes.has(type)) return schemaIdOf(type, catalog);
  const said = schemaIds.get(type);
  if (said !== undefined) return said;
  throw new StoreError(
    "store/unknown-schema",
    location,
    `line ${place.number} does not say which version of \`${type}\` wrote it. Say the schema id of such lines: \`jsonlStore({ path, schemaIds: { ${type}: "…" } })\`. The file was left as it is.`,
  );
}

function textMember(value: object, name: string, place: LinePlace): string {
  const member: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
  if (typeof member !== "string") throw malformed(place, `its \`${name}\` is missing or not a text`);
  if (/\p{Surrogate}/u.test(member)) throw malformed(place, `its \`${name}\` holds half of a surrogate pair`);
  return member;
}

function parseBase64(text: string, place: LinePlace): Uint8Array {
  const decoded = Buffer.from(text, "base64");
  // Buffer passes over what is not base64; printing it again tells.
  if (decoded.toString("base64") !== text) throw malformed(place, "its `payload` is not base64");
  return Uint8Array.from(decoded);
}

/** As Python's json.dumps with sorted keys and raw UTF-8, but for three characters that some readers take for line ends. */
function printLine({ key, payload, storedAt, type }: Envelope, schemaId: string | undefined): string {
  const base64 = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString("base64");
  const members = [
    ["key", key],
    ["payload", base64],
    ...(schemaId === undefined ? [] : [["schema_id", schemaId]]),
    ["stored_at", storedAt],
    ["type", type],
  ];
  const printed = members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(", ");
  return `{${printed}}`.replace(
    /[\u2028\u2029\u0085]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function schemaIdOf(type: string, catalog: readonly CatalogEntry[]): string {
  return catalog.find((entry) => entry.schemaName === type)?.schemaId ?? type;
}

/** By code point, as Python sorts; JavaScript would put characters beyond U+FFFF before U+E000. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    const isLeftHigh = left >= 0xd800 && left < 0xe000;
    const isRightHigh = right >= 0xd800 && right < 0xe000;
    return isLeftHigh === isRightHigh ? left - right : isLeftHigh ? 1 : -1;
  }
  return a.length - b.length;
}

function copyOf({ envelope }: StoredLine): Envelope {
  return { ...envelope, payload: Uint8Array.from(envelope.payload) };
}

function malformed({ number, isEnded, source }: LinePlace, problem: string): StoreError {
  const advice = "Mend the line or restore the file from a copy; it was left as it is.";
  if (isEnded)
    return new StoreError("store/corrupt", source.location, `line ${number} cannot be read: ${problem}. ${advice}`);
  const cut = `line ${number}, the last one, is cut off: ${problem}`;
  return new StoreError("store/truncated", source.location, `${cut}. ${advice}`);
}
