/** Named like globals, like what generated code imports, and like what it derives. */
export interface Object {
  /** @key(0) */ class: string;
  /** @key(1) */ constructor: string;
  /** @key(2) */ __proto__?: string;
  /** @key(3) */ "with-dash": string;
  /** @key(4) */ toString: string | null;
  /** @key(5) @default("x") */ valueOf: string;
  /** @key(7) */ "a\nb": string;
  /** @key(8) */ "* / x": string;
  /** @key(9) */ ünïcode: string;
  /** @key(10) */ v: Map;
  /** @key(11) */ undefined?: Array;
}

/** @document @index("byIndex", r, n) */
export interface Map {
  /** @key(0) @id */ Map: string;
  /** @key(1) */ globalThis: Set;
  /** @key(2) */ r: number;
  /** @key(3) */ n: number;
  /** @key(4) */ options: Date[];
}

export interface Array {
  /** @key(0) */ readString: string;
  /** @key(1) */ depth: number;
}

export interface Set {
  /** @key(0) */ value: string;
}

export interface Date {
  /** @key(0) */ reader: string;
  /** @key(1) */ seek: string;
}

export interface Reader {
  /** @key(0) */ p: string;
}

export interface String {
  /** @key(0) */ fault: string;
}

export interface StringList {
  /** @key(0) */ items: string[];
}

export interface Float64Array {
  /** @key(0) */ list: String[];
}

export interface Uint8Array {
  /** @key(0) */ list: String[];
}

export interface ReaderView {
  /** @key(0) */ LazyView: string;
}

export type NonNullable = "yes" | "no";

export interface Record {
  /** @key(0) */ answer: NonNullable;
}
