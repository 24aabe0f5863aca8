import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import { StoreError } from "../../errors.ts";
import type { DocumentName } from "../store-abilities.ts";

/** The documents that a wrapper keeps in the stores that it wraps. Their types begin with `keyslot.`, and their keys with the wrapper's kind. */
export interface ReservedDocuments {
  readonly types: ReadonlySet<string>;
  /** Of which stores the whole is made, and how. */
  readonly manifest: DocumentName;
  /** There while a batch across several stores is on its way. */
  readonly lock: DocumentName;
  /** What such a batch changes, from the moment on that it is decided. */
  intent(token: string): DocumentName;
  /** True for all of them: nobody else may see or write those. */
  owns(name: DocumentName): boolean;
}

export function reservedDocuments(kind: string): ReservedDocuments {
  const types = new Set(["keyslot.manifest", "keyslot.batch-lock", "keyslot.batch-intent"]);
  return {
    types,
    manifest: { type: "keyslot.manifest", key: kind },
    lock: { type: "keyslot.batch-lock", key: kind },
    intent: (token) => ({ type: "keyslot.batch-intent", key: `${kind}/${token}` }),
    owns: ({ type, key }) => types.has(type) && (key === kind || key.startsWith(`${kind}/`)),
  };
}

const text = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A document of one slot, a text of JSON behind its own checksum: some formats have none. */
export function reservedEnvelope(name: DocumentName, value: object, storedAt: number): Envelope {
  const json = text.encode(JSON.stringify(value));
  const content = text.encode(`${checksumOf(json)} ${utf8.decode(json)}`);
  // MessagePack: an array of one, a text of a length in four bytes.
  const payload = new Uint8Array(6 + content.length);
  payload.set([0x91, 0xdb]);
  new DataView(payload.buffer).setUint32(2, content.length);
  payload.set(content, 6);
  return { ...name, schemaId: name.type, storedAt: new Date(storedAt).toISOString(), payload };
}

/** What `reservedEnvelope` was given: the caller knows its type by the document's. @throws StoreError `store/corrupt` */
export function readReserved<T extends object>(envelope: Envelope, location: string): T {
  const content = envelope.payload.subarray(6);
  const json = content.subarray(33);
  if (checksumOf(json) === latin1(content.subarray(0, 32))) return JSON.parse(utf8.decode(json));
  const advice = "Restore the store from a copy; it was left as it is.";
  throw new StoreError("store/corrupt", location, `its \`${envelope.type}\` document is damaged. ${advice}`);
}

function checksumOf(payload: Uint8Array): string {
  return etagOf({ schemaId: "", storedAt: "", payload });
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
