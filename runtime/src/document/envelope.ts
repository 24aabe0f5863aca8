/** What wraps a payload in a store. Stores see envelopes and bytes, never a codec. */
export interface Envelope {
  /** Persisted type name. */
  readonly type: string;
  /** Store key. */
  readonly key: string;
  /** Schema id of the definition that wrote it. */
  readonly schemaId: string;
  /** When it was stored: ISO 8601, UTC. Kept as it was read when the document is not rewritten. */
  readonly storedAt: string;
  /** The slot array, exactly as encoded. */
  readonly payload: Uint8Array;
  /** When it expires, in milliseconds since 1970; unset: never. From then on it is absent. */
  readonly expiresAt?: number;
  /** What it can be evicted by: distinct, sorted by UTF-16 code unit; unset: nothing. */
  readonly tags?: readonly string[];
}
