/** Base of every error that a caller can cause or must react to. Callers test `code`, which is stable; the message says what to do. */
export class KeyslotError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Bytes that are not a value of the expected type: `wire/truncated`, `wire/type-mismatch`, `wire/missing-slot` … */
export class DecodeError extends KeyslotError {
  /** Where in the value: `Player.inventory[3].count`. */
  readonly path: string;
  /** Byte offset into the input. */
  readonly offset: number;

  constructor(code: string, place: { readonly path: string; readonly offset: number }, message: string) {
    super(code, `${message} (at ${place.path}, byte ${place.offset}).`);
    this.path = place.path;
    this.offset = place.offset;
  }
}

/** A JavaScript value that its declared type cannot hold: `wire/out-of-range`, `wire/lone-surrogate` … Nothing was written. */
export class EncodeError extends KeyslotError {
  /** Where in the value: `Player.inventory[3].count`. */
  readonly path: string;

  constructor(code: string, path: string, message: string) {
    super(code, `${message} (at ${path}).`);
    this.path = path;
  }
}

/** A store that could not be opened, read or written. The store is left as it was. */
export class StoreError extends KeyslotError {
  /** File or address of the store, for messages. */
  readonly location: string;

  constructor(code: string, location: string, message: string, options?: ErrorOptions) {
    super(code, `${location}: ${message}`, options);
    this.location = location;
  }
}

/** A use of the cache that cannot be carried out: unknown type, duplicate unique value, conflict, closed cache. */
export class CacheError extends KeyslotError {}

declare global {
  // Named in declarations, and described by the types of the platform: without any, the name has to be there nevertheless.
  interface AbortSignal {}
}
