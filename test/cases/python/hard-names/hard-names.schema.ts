import type { int32 } from "@keyslot/runtime/types";
import type { list } from "./list.schema.ts";

/**
 * Ends a docstring: """ and a backslash: \ and \N{BULLET} and \x00,
 * a bidirectional override: ‮, and a quote at the end: "
 */
export interface Reserved {
  /** @key(0) */ class: string;
  /** "quoted" @key(1) */ None?: string;
  /** """ @key(2) */ lambda: int32 | null;
  /** \" @key(3) @deprecated Use `"""` or \. */ match: int32;
  /** @key(4) */ self: int32;
  /** @key(5) */ cls: int32;
  /** @key(6) */ pack: int32;
  /** @key(7) */ unpack: int32;
  /** @key(8) */ unknownSlots: int32;
  /** @key(9) */ CODEC: int32;
  /** @key(10) */ __init__: int32;
  /** @key(11) */ __private: int32;
  /** @key(12) */ x_: int32[];
  /** @key(13) */ "2nd": int32;
  /** @key(14) */ "with-dash": int32;
  /** @key(15) */ "a \" b \\ c": int32;
  /** @key(16) */ Straße: int32;
  /** @key(17) */ ﬁn: int32;
  /** @key(18) */ "😀 y": int32;
  /** @key(19) */ 値: int32;
}

/** Fields that are called like what annotations need. */
export interface Builtins {
  /** @key(0) @default("x") */ str: string;
  /** @key(1) @default(1) */ int: int32;
  /** @key(2) @default([]) */ list: string[];
  /** @key(3) */ dict?: Record<string, int32>;
  /** @key(4) @default(1.5) */ float: number;
  /** @key(5) */ bytes: Uint8Array;
  /** @key(6) */ date?: Date;
  /** @key(7) */ field: int32;
  /** @key(8) */ dataclass: int32;
  /** @key(9) */ print: Set<string>;
  /** @key(10) */ type: [int32, string];
  /** @key(11) */ item?: item;
}

/** A type that a field is named like. */
export interface item {
  /** @key(0) */ name: string;
  /** @key(1) */ other?: list;
}

export interface Timestamp {
  /** @key(0) */ value: __Hidden;
}

/** @document("Any \" one") @schema("a\\b") */
export interface DOCUMENTS {
  /** @key(0) @id */ ClassVar: ClassVar;
}

export enum ClassVar {
  mro = 1,
  name,
  value,
  _x_,
  __y,
  "3d",
  ß,
}

export interface __Hidden {
  /** @key(0) */ wire: None;
}

export interface None {
  /** @key(0) */ STRING: "north-west" | "" | "😀" | "\"'\\\n\u202e";
}
