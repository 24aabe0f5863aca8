import type { float64, int32, safeint, UnknownMember } from "@keyslot/runtime/types";

/** Closed; stands as its number. */
export enum Colour {
  Red,
  /** Like grass. */
  Green,
  /** @deprecated Use Green. */
  Blue = 300,
}

/** Open, and one member stands under another number on the wire. @open */
export enum Level {
  Low,
  /** @tag(9) */
  High = 2,
  Below = -5,
}

export type Direction = "north" | "south";

/** @open */
export type Currency = "EUR" | "ISK" | (string & {});

/** Round. @tag(1) */
export interface Circle {
  kind: "circle";
  /** @key(0) */ radius: float64;
}
/** @tag(2) @deprecated Use Circle. */
export interface Group {
  kind: "group";
  /** @key(0) */ first: Shape;
  /** @key(1) */ others: Shape[];
}
/** A closed union that holds itself. @union */
export type Shape = Circle | Group;

/** @union @open */
export type OpenShape = Circle | Group | UnknownMember;

export interface Holder {
  /** @key(0) @default("south") */ direction: Direction;
  /** @key(1) @default("JPY") */ currency: Currency;
  /** @key(2) @default(2) */ level: Level;
  /** @key(3) */ shape: Shape;
  /** @key(4) */ open?: OpenShape;
  /** @key(5) */ colours: Map<Colour, Set<Level>>;
}

/** Holds itself in lists, which need no box. */
export interface Tree {
  /** @key(0) */ name: string;
  /** @key(1) @default([]) */ children: Tree[];
}

/** Holds itself in place. */
export interface Chain {
  /** @key(0) */ next?: Chain;
  /** @key(1) */ pair: [int32, Chain | null] | null;
}

/** Two that hold each other. */
export interface Even {
  /** @key(0) */ odd: Odd | null;
}
export interface Odd {
  /** @key(0) @default(7) */ number: safeint;
  /** @key(2) */ even?: Even;
}

export interface Empty {}

/** @reserved(0, 3-4, "gone") */
export interface Gaps {
  /** @key(2) */ second: int32;
  /** @key(5) @was("final") */ last?: int32;
}
