import type { float64, int32, UnknownMember } from "@keyslot/runtime/types";

/** Closed, and its numbers fit an int. */
export const Colour = { Red: 0, Green: 1, Blue: 300 } as const;
export type Colour = (typeof Colour)[keyof typeof Colour];

/** Open, and one member stands under another number on the wire. @open */
export enum Level {
  /** The least. */
  Low,
  /** @deprecated Say Low. */
  Middle,
  /** @tag(9) */
  High,
}

/** Beyond an int. */
export enum Huge {
  Small = -1,
  Large = 9007199254740991,
}

/** Texts that are numbers on the wire. */
export enum Size {
  /** @tag(1) */
  Small = "small",
  /** @tag(2) */
  Large = "large",
}

export type Direction = "north" | "south-west";

/** @open */
export type Currency = "EUR" | "ISK" | (string & {});

/** @tag(1) */
export interface Circle {
  kind: "circle";
  /** @key(0) */ radius: float64;
}
/** Holds what it is a member of. @tag(2) */
export interface Group {
  kind: "group";
  /** @key(0) */ figures: Figure[];
  /** @key(1) @default({ "kind": "circle", "radius": 1.5 }) */ first: Figure;
}
/** @tag(300) @deprecated Draw a circle. */
export interface Empty {
  kind: "empty";
}
/** Closed: what it does not know is refused. @union */
export type Figure = Circle | Group | Empty;
/** Open: what it does not know is kept. @union @open */
export type OpenFigure = Circle | Empty | UnknownMember;

export interface Drawing {
  /** @key(0) */ figure: Figure;
  /** @key(1) */ others: Record<string, OpenFigure | null>;
  /** @key(2) @default(300) */ colour: Colour;
  /** @key(3) @default(77) */ level: Level;
  /** @key(4) @default("small") */ size: Size;
  /** @key(5) @default("south-west") */ direction: Direction;
  /** @key(6) @default("XYZ") */ currency: Currency;
  /** @key(7) */ byColour: Map<Colour, int32>;
  /** @key(8) */ huge?: Huge;
}
