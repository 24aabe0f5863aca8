import type { Envelope } from "../../document/envelope.ts";
import type { StoreError } from "../../errors.ts";
import type { LmdbSnapshot } from "./lmdb-driver.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { damagedFile } from "./lmdb-error.ts";
import { documentKey, isLongKey, partKey, storeKeyOf, typeIdOf } from "./lmdb-keys.ts";
import { isSound, type LmdbSchema, partLength, readHead, unpackValue } from "./lmdb-value.ts";

/** A document that was looked at, or what is wrong with it. */
export type Found =
  | { readonly kind: "sound"; readonly envelope: Envelope; readonly schema: LmdbSchema }
  | { readonly kind: "damaged"; readonly type: string | undefined; readonly key: string | undefined };

/** Reads documents of one environment: as they are now, within a transaction, or as a snapshot shows them. */
export class LmdbDocuments {
  readonly #environment: LmdbEnvironment;
  readonly #location: string;
  readonly #options: { readonly transaction: LmdbSnapshot } | undefined;

  constructor(environment: LmdbEnvironment, location: string, snapshot?: LmdbSnapshot) {
    this.#environment = environment;
    this.#location = location;
    this.#options = snapshot && { transaction: snapshot };
  }

  /** The document, expired or not. @throws StoreError `store/corrupt` */
  read(type: string, key: string): Envelope | undefined {
    const typeId = this.#environment.names.typeId(type);
    if (typeId === undefined) return undefined;
    const at = documentKey(typeId, key);
    const bytes = this.bytesAt(at);
    if (bytes === undefined) return undefined;
    const found = this.look(at, bytes);
    // Two store keys with one hash of 256 bits would be told apart here, by an error.
    if (found.kind === "sound" && found.envelope.type === type && found.envelope.key === key) return found.envelope;
    throw damagedDocument(this.#location, { type, key });
  }

  /** The whole value, which is the caller's until the next reading. */
  bytesAt(at: Uint8Array): Uint8Array | undefined {
    const bytes = this.#environment.documents.getBinaryFast(at, this.#options);
    if (bytes === undefined || bytes.length < partLength) return bytes;
    return this.#joined(at, Uint8Array.prototype.slice.call(bytes, 0, bytes.length));
  }

  /** Judges a value that was found under a key. */
  look(at: Uint8Array, value: Uint8Array): Found {
    const { names } = this.#environment;
    let bytes = value;
    let head = readHead(bytes);
    if (head !== undefined && !names.isLoaded(head.schemaId)) {
      // Reading names would overwrite the bytes.
      bytes = Uint8Array.prototype.slice.call(bytes, 0, bytes.length);
      names.reload();
      head = readHead(bytes);
    }
    const schema = head && names.schema(head.schemaId);
    const key = isLongKey(at) ? head?.key : storeKeyOf(at);
    const isItsOwn = schema !== undefined && key !== undefined && schema.typeId === typeIdOf(at);
    const envelope = isItsOwn && isSound(schema, key, bytes) ? unpackValue(schema, key, bytes) : undefined;
    if (schema !== undefined && envelope !== undefined) return { kind: "sound", envelope, schema };
    return { kind: "damaged", type: names.all().find(({ typeId }) => typeId === typeIdOf(at))?.type, key };
  }

  /** The rest of a value follows in rows of its own. */
  #joined(at: Uint8Array, first: Uint8Array): Uint8Array {
    if (readHead(first)?.isInParts !== true) return first;
    const pieces = [first];
    for (let part = 1; ; part++) {
      const piece = this.#environment.parts.getBinaryFast(partKey(at, part), this.#options);
      if (piece === undefined) return Buffer.concat(pieces);
      pieces.push(Uint8Array.prototype.slice.call(piece, 0, piece.length));
    }
  }
}

export function damagedDocument(
  location: string,
  { type, key }: { readonly type: string | undefined; readonly key: string | undefined },
): StoreError {
  const shown = key === undefined ? "a document" : `the document ${JSON.stringify(key.slice(0, 80))}`;
  const ofType = type === undefined ? "" : ` of ${JSON.stringify(type.slice(0, 80))}`;
  return damagedFile(location, `${shown}${ofType} does not match its checksum`);
}

/** Whether a document is absent at a time. */
export function isExpired({ expiresAt }: { readonly expiresAt?: number | undefined }, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}
