const nothing = new Uint8Array(0);

/** All that makes a record but its key. One object for many records. */
export class RecordDraft {
  schema = 0;
  flags = 0;
  /** Stored-at in milliseconds, where it is not a text. */
  storedTime = 0;
  expiresAt = 0;
  /** Holds stored-at's text and the tags. */
  source: Uint8Array = nothing;
  textFrom = 0;
  textTo = 0;
  tagsFrom = 0;
  tagsTo = 0;
  /** So many bytes of the old payload come first and last, around those of `payload`. */
  prefix = 0;
  suffix = 0;
  payload: Uint8Array = nothing;
  payloadFrom = 0;
  payloadTo = 0;

  get payloadLength(): number {
    return this.prefix + this.suffix + this.payloadTo - this.payloadFrom;
  }

  /** Lets go of the caller's bytes. */
  clear(): void {
    this.payload = nothing;
    this.source = nothing;
  }
}
