import type { DocumentDefinition } from "../document/definition.ts";
import type { Envelope } from "../document/envelope.ts";
import { freezeDeep } from "../document/freeze-deep.ts";

/**
 * One written state of one document: its payload, and its value when that can be shared. The only place that turns one into
 * the other, so that where payloads live is decided here alone. Never changed; a write makes a new version.
 */
export class DocumentVersion<T> {
  /**
   * As persisted: its key is the older alias for a global that was written so, its payload a former version's for a document that
   * was migrated. The payload is nobody's to change.
   */
  readonly envelope: Envelope;
  readonly #payload: Uint8Array;
  readonly #definition: DocumentDefinition<T, never>;
  #shared: Readonly<T> | undefined;
  #unshared: Readonly<T> | undefined;

  constructor(definition: DocumentDefinition<T, never>, envelope: Envelope, known: KnownContent<T> = {}) {
    const { payload = envelope.payload, decoded } = known;
    this.#definition = definition;
    this.envelope = envelope;
    this.#payload = payload;
    if (decoded === undefined) return;
    this.#share(decoded);
    if (this.#shared === undefined) this.#unshared = decoded;
  }

  /** The value, for callers: shared and frozen where the definition allows it, otherwise a fresh copy each time. */
  value(): Readonly<T> {
    if (this.#shared !== undefined) return this.#shared;
    const decoded = this.#definition.decode(this.#payload);
    this.#share(decoded);
    return decoded;
  }

  /** The value for reading only, and only now: it is not kept, so that passing over many documents fills no memory. */
  peek(): Readonly<T> {
    return this.#shared ?? this.#unshared ?? this.#definition.decode(this.#payload);
  }

  /** Lets go of a value that only `peek` may see: once a document is indexed, nobody looks at it for a while. */
  settle(): void {
    this.#unshared = undefined;
  }

  #share(decoded: T): void {
    if (this.#definition.freezable && freezeDeep(decoded)) this.#shared = decoded;
  }
}

/** What the maker of a version knows of its content. */
export interface KnownContent<T> {
  /** What the payload decodes to, when the caller has it at hand and keeps no reference to it. */
  readonly decoded?: T;
  /** The document as today's definition writes it, where that is not what is persisted. */
  readonly payload?: Uint8Array;
}

// biome-ignore lint/suspicious/noExplicitAny: commits hold versions of documents of any type side by side.
export type AnyVersion = DocumentVersion<any>;
