/** How far up. */
export enum Level {
  Low,
  /** Not so low. */
  Middle = 5,
  /** @tag(90) @deprecated Nobody is. */
  High,
}

export enum Suit {
  Hearts = "hearts",
  Spades = "spades",
}

/** Keeps numbers that it does not declare. @open */
export enum Status {
  Up = 1,
  /** @tag(2) */
  Down = 20,
}

export const Size = { Small: 1, "extra-large": 4 } as const;
export type Size = (typeof Size)[keyof typeof Size];

/** Texts in TypeScript, numbers on the wire. @open */
export enum Phase {
  /** @tag(1) */
  Solid = "solid",
  /** @tag(2) */
  Liquid = "liquid",
}

/** How somebody feels. */
export type Mood = "calm" | "wild";

/** @open */
export type Country = "IS" | "FO" | (string & {});

export interface Enums {
  /** @key(0) @default(Level.Middle) */ level: Level;
  /** @key(1) @default(Suit.Spades) */ suit: Suit;
  /** @key(2) */ status: Status;
  /** @key(3) */ sizes: Size[];
  /** @key(4) @default("calm") */ mood: Mood;
  /** @key(5) */ countries: Set<Country>;
  /** Without a name of its own. @key(6) */ side: "left" | "right" | null;
  /** @key(7) */ perSuit: Map<Suit, Mood>;
  /** @key(8) @default([["solid", 20]]) */ phases: Map<Phase, Status>;
}
