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
  /** @key(1) @default({"kind": "circle", "radius": 1}) */ hull: Closed;
}

/** @tag(300) @deprecated Use `Circle`. */
export interface Dot {
  kind: "dot";
}

/** Refuses what it does not know. @union */
export type Closed = Circle | Group | Dot;

/** Keeps what it does not know. @union @open */
export type Figure = Circle | Group | UnknownMember;

export interface Tree<T> {
  /** @key(0) */ value: T;
  /** @key(1) @default([]) */ children: Tree<T>[];
}

export interface Forest {
  /** @key(0) */ figures: Tree<Figure>;
  /** @key(1) */ names?: Tree<string>;
}
