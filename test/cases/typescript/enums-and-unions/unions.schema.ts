import type { float64, UnknownMember } from "@keyslot/runtime/types";

/** @tag(1) */
export interface Circle {
  kind: "circle";
  /** @key(0) */ radius: float64;
}

/** @tag(2) */
export interface Group {
  kind: "group";
  /** @key(0) */ parts: Figure[];
  /** @key(1) */ hull?: Closed;
}

/** Refuses what it does not know. @union */
export type Closed = Circle | Group;

/** Keeps what it does not know. @union @open */
export type Figure = Circle | Group | UnknownMember;
