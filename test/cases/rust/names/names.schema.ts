import type { float64, int32 } from "@keyslot/runtime/types";
import type { Some } from "./type.schema.ts";

/** Words that Rust keeps for itself, and words of generated code. */
export interface Words {
  /** @key(0) */ self: string;
  /** @key(1) */ self2_: string;
  /** @key(2) */ crate: string;
  /** @key(3) */ super: string;
  /** @key(4) */ type: string;
  /** @key(5) */ match: string;
  /** @key(6) */ true: string;
  /** @key(7) */ gen: string;
  /** @key(8) */ unknownSlots: string;
  /** @key(9) */ slots: string;
  /** @key(10) */ reader: string;
  /** @key(11) */ writer: string;
  /** @key(12) */ value: string;
  /** @key(13) */ hpMax: string;
  /** @key(14) */ HTTPServer2: string;
  /** @key(15) */ _private: string;
  /** @key(16) */ $dollar: string;
  /** @key(17) */ größe: string;
  /** @key(18) */ 名前: string;
  /** @key(19) */ "2nd-place": string;
  /** @key(20) */ keyslot: string;
}

// Names of Rust's prelude.
/** @document */
export interface Option {
  /** @key(0) @id */ self: string;
  /** @key(1) @id */ type: int32;
  /** @key(2) */ next?: Result;
  /** @key(3) @default([]) */ vec: Vec[];
  /** @key(4) @index */ ok?: string;
}
export interface Result {
  /** @key(0) */ ok: Box;
  /** @key(1) @default({"a": 1}) */ default: Record<string, int32>;
}
export interface Vec {
  /** @key(0) */ some: Some;
}
export interface Box {
  /** @key(0) */ vec: Map<string, Set<string>>;
  /** @key(1) */ option?: Option;
}
export interface String {
  /** @key(0) @default("text") */ string: string;
}
export interface BTreeMap {
  /** @key(0) */ map: Map<int32, Set<int32>>;
}
export interface Default {
  /** @key(0) @default(1) */ default: int32;
}
export interface From {
  /** @key(0) */ from?: Default;
}
export interface Unknown {
  /** @key(0) */ a?: float64;
}

/** Literals that are no names. */
export type Mark = "" | "+" | "north-west" | "north_west" | "2" | "self" | "Self" | "Unknown" | "😀" | "a\"b\\c\u202e";

/** @open */
export enum Level {
  "low level" = "low",
  Unknown = "unknown",
  Ärger = "ä",
}

/** @tag(1) */
export interface UnknownCase {
  kind: "a";
  /** @key(0) */ mark: Mark;
  /** @key(1) */ level: Level;
}
/** @tag(2) */
export interface Self {
  kind: "b";
}
/** @union @open */
export type Either = UnknownCase | Self | import("@keyslot/runtime/types").UnknownMember;
