import { decodeToKeep } from "../document/decode-to-keep.ts";
import type { DocumentDefinition } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import { freezeDeep } from "../document/freeze-deep.ts";

/**
 * One written state of one document: its payload, and its value when that can be shared. Never changed; a write makes a new version.
 * A version that is to be written has its envelope; one that is read from memory is made when somebody asks for it.
 */
export class DocumentVersion<T> {
  readonly #definition: DocumentDefinition<T, never>;
  readonly #content: VersionContent;
  #shared: Readonly<T> | undefined;
  /** Its own copy of the value, which nobody else has. */
  #decoded: T | undefined;

  constructor(definition: DocumentDefinition<T, never>, content: VersionContent, known: KnownValue<T> = {}) {
    this.#definition = definition;
    this.#content = content;
    this.#shared = known.shared;
    this.#decoded = known.decoded;
  }

  /** Under which key it is stored: the older alias for a global that was written so. */
  get persistedKey(): string {
    return this.#content.persistedKey;
  }

  /** Schema id that it was stored under: a former version's for a document that was migrated. */
  get schemaId(): string {
    return this.#content.schemaId;
  }

  get storedAt(): string {
    return this.#content.storedAt;
  }

  /** The document as today's definition writes it; nobody's to change. */
  get payload(): Uint8Array {
    return this.#content.payload;
  }

  /** When it expires, in milliseconds since 1970; undefined: never. */
  get expiresAt(): number | undefined {
    return this.#content.expiresAt;
  }

  get tags(): readonly string[] | undefined {
    return this.#content.tags;
  }

  /** What is to be stored. */
  get envelope(): Envelope {
    const { envelope } = this.#content;
    if (envelope === undefined) throw new Error("A version that is stored already has no envelope.");
    return envelope;
  }

  /** The value, for callers: shared and frozen where the definition allows it, otherwise a fresh copy each time. */
  value(): Readonly<T> {
    return this.share() ?? this.#decodeToShare();
  }

  /** The value if it is at hand and can be shared. Frozen only now: most of what is written, nobody reads before it is bytes. */
  share(): Readonly<T> | undefined {
    const decoded = this.#decoded;
    if (this.#shared !== undefined || decoded === undefined || !this.#definition.freezable) return this.#shared;
    if (!freezeDeep(decoded)) return undefined;
    this.#decoded = undefined;
    this.#shared = decoded;
    return decoded;
  }

  /** The value for reading only, and only now: it is not kept, so that passing over many documents fills no memory. */
  peek(): Readonly<T> {
    return this.#shared ?? this.#decoded ?? decodeToKeep(this.#definition, this.#content.payload);
  }

  /** Lets go of a value that only `peek` may see: once a document is indexed, nobody looks at it for a while. */
  settle(): void {
    this.#decoded = undefined;
  }

  /**
   * True when `now`, which was asked for later, is this state of the document: no write came between. What is stored is known by its content,
   * as each look at it makes another version.
   */
  isStill(now: DocumentVersion<T> | undefined): boolean {
    if (now === this) return true;
    return now !== undefined && now.#content.envelope === undefined && this.isSame(now);
  }

  /** True when the other has the same content. */
  isSame(now: DocumentVersion<T>): boolean {
    if (now.storedAt !== this.storedAt || now.schemaId !== this.schemaId) return false;
    if (now.expiresAt !== this.expiresAt || String(now.tags) !== String(this.tags)) return false;
    const [mine, theirs] = [this.payload, now.payload];
    return mine.length === theirs.length && mine.every((byte, at) => byte === theirs[at]);
  }

  #decodeToShare(): Readonly<T> {
    const decoded = decodeToKeep(this.#definition, this.#content.payload);
    if (this.#definition.freezable && freezeDeep(decoded)) this.#shared = decoded;
    return decoded;
  }
}

/** Where a version's bytes and its envelope come from. */
export interface VersionContent {
  readonly persistedKey: string;
  readonly schemaId: string;
  readonly storedAt: string;
  /** The document as today's definition writes it. */
  readonly payload: Uint8Array;
  readonly expiresAt?: number | undefined;
  readonly tags?: readonly string[] | undefined;
  /** Unset for what is stored already. */
  readonly envelope?: Envelope;
}

/** What the maker of a version knows of its value. */
export interface KnownValue<T> {
  /** What the payload decodes to, when the caller has it at hand and keeps no reference to it. */
  readonly decoded?: T | undefined;
  /** The same, frozen and shared already. */
  readonly shared?: Readonly<T> | undefined;
}

/** The version that an envelope is; `payload` is the document as today's definition writes it, where that is not what the envelope has. */
export function versionOf<T>(
  definition: DocumentDefinition<T, never>,
  envelope: Envelope,
  known: { readonly decoded?: T; readonly payload?: Uint8Array } = {},
): DocumentVersion<T> {
  const { key, schemaId, storedAt, expiresAt, tags } = envelope;
  const payload = known.payload ?? envelope.payload;
  const content = { persistedKey: key, schemaId, storedAt, payload, expiresAt, tags, envelope };
  return new DocumentVersion(definition, content, { decoded: known.decoded });
}

// biome-ignore lint/suspicious/noExplicitAny: commits hold versions of documents of any type side by side.
export type AnyVersion = DocumentVersion<any>;
