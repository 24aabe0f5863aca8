const ids = {
  Text: "string",
  Flag: "boolean",
  Small: "int8",
  Safe: "safeint",
  Wide: "int64",
  Unsigned: "uint64",
  Id: "Uuid",
  Day: "PlainDate",
  Moment: "Timestamp",
  Span: "Duration",
  Level: "Level",
  Phase: "Phase",
  Suit: "Suit",
  Mood: "Mood",
} as const;

const indexed = { ...ids, Number: "number", Single: "float32", Price: "Decimal", Time: "Date" } as const;

/** Documents with every kind of id, alone and in composites, and with indexes over every type that has an order. */
export const everyDocument = `
import type {
  Decimal, Duration, float32, int8, int64, PlainDate, safeint, Timestamp, uint64, Uuid,
} from "@keyslot/runtime/types";

export enum Level { Low = -3, /** @tag(70) */ High = 5 }
/** @open */
export const Phase = { Solid: 1, Liquid: 2 } as const;
/** @open */
export type Phase = (typeof Phase)[keyof typeof Phase];
export enum Suit { Hearts = "h/e%", Spades = "♠" }
/** @open */
export type Mood = "calm" | "a/b" | (string & {});

${Object.entries(ids)
  .map(([name, type]) => `/** @document */ export interface By${name} { /** @key(0) @id */ id: ${type}; }`)
  .join("\n")}
/** @document */
export interface ByDefault { /** @key(0) @id @default("d/") */ id: string; }
/** @document */
export interface ByLimited { /** @key(0) @id @minLength(2) @pattern("^[a-z]+$") */ id: string; }
/** @document */
export interface ByAll {
${Object.entries(ids)
  .map(([name, type], key) => `  /** @key(${2 * key + 1}) @id */ ${name.toLowerCase()}: ${type};`)
  .join("\n")}
}
/** @document */
export interface ByTwo {
  /** @key(4) @id */ second: int8;
  /** @key(1) @id */ first: string;
  /** @key(0) @name */ title: string;
}
/** The caller gives its store key. @document("anything") @schema("x.anything.v4") @version(4) */
export interface Anything {
  /** @key(0) @name */ title: string;
  /** @key(1) @index */ rank?: int8;
  /** @key(2) @index("byGrößeΩ") */ größe_Ω?: int8;
  /** @key(3) */ "a 😀 \\"\\u2028\\u007f\\t": string;
}
/** @document @global */
export interface Only { /** @key(0) @default(1) @index */ count: int8; }

/**
 * @document
 * @index("byTextAndNumber", sText, oNumber)
 * @index("byNumberAndText", oNumber, sText, unique)
 * @index("byManyAndText", lText, oText)
 * @index("byTextAndMany", oText, lSmall)
 * @index("byThree", nSmall, uText, nNumber)
 */
export interface Indexed {
${Object.entries(indexed)
  .flatMap(([name, type], place) => [
    `  /** @key(${6 * place}) @index */ s${name}: ${type};`,
    `  /** @key(${6 * place + 1}) @index(unique) */ o${name}?: ${type};`,
    `  /** @key(${6 * place + 2}) @index */ n${name}: ${type} | null;`,
    `  /** @key(${6 * place + 3}) @index("each${name}") */ l${name}: ${type}[];`,
    `  /** @key(${6 * place + 4}) @index */ u${name}: Set<${type}>;`,
    `  /** @key(${6 * place + 5}) @index */ m${name}?: ${type}[];`,
  ])
  .join("\n")}
}
`;

/** Ids that are none, and some that are, by document. */
export const oddIds: Readonly<Record<string, readonly unknown[]>> = {
  ByText: ["", "a/%b", "\ud800", 1, true, null, ["a"]],
  ByFlag: [true, false, 1, "true", null],
  BySmall: [-128, 127, 128, -129, 1.5, "1", true, null],
  BySafe: [2 ** 53 - 1, 2 ** 53, -(2 ** 53)],
  ByLevel: [-3, 5, 70, 1, "Low", null],
  ByPhase: [1, 9, -9, 1.5, "x"],
  BySuit: ["h/e%", "♠", "Hearts", 1],
  ByMood: ["calm", "a/b", "any/", "\udc00", 1],
  ByDefault: ["d/", "", null],
  ByLimited: ["ab", "a", "AB", "ab\n"],
  ByTwo: [["a", 1], ["%/", -1], [1, "a"], ["a"], ["a", 1, 2], [], ["a", null], ["\ud800", 1]],
  Anything: ["", "free/%", "\ud800"],
  Only: [null],
};
