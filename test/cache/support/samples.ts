import type { FindOptions, IndexDeclaration, IndexPart } from "@keyslot/runtime";
import { defineDocument } from "./define-document.ts";

/** A value of every kind that an index can order. Kept as text in the payload where that needs no codec. */
export interface Sample {
  readonly id: string;
  readonly number?: number;
  readonly bigint?: bigint;
  readonly text?: string;
  readonly flag?: boolean;
  readonly date?: Date;
  readonly decimal?: string;
  readonly texts: string[];
  readonly numbers: number[];
}

export type SampleSlot = Exclude<keyof Sample, "id">;

const orders: Record<SampleSlot, IndexPart<Sample>["order"]> = {
  number: "number",
  bigint: "bigint",
  text: "string",
  flag: "boolean",
  date: "date",
  decimal: "decimal",
  texts: "string",
  numbers: "number",
};

/** The slots of each index of `Sample`, in declaration order. */
export const sampleIndexes: readonly { readonly slots: readonly SampleSlot[]; readonly unique: boolean }[] = [
  { slots: ["number"], unique: false },
  { slots: ["bigint"], unique: false },
  { slots: ["text"], unique: false },
  { slots: ["flag"], unique: false },
  { slots: ["date"], unique: false },
  { slots: ["decimal"], unique: false },
  { slots: ["texts"], unique: false },
  { slots: ["flag", "number"], unique: false },
  { slots: ["flag", "texts", "decimal"], unique: false },
  { slots: ["text", "number"], unique: true },
  { slots: ["flag", "numbers"], unique: false },
];

export const sampleParts = (slots: readonly SampleSlot[]): readonly IndexPart<Sample>[] =>
  slots.map((slot) => ({
    slot,
    order: orders[slot],
    multi: slot === "texts" || slot === "numbers",
    read: (value) => value[slot],
  }));

const indexes: readonly IndexDeclaration<Sample>[] = sampleIndexes.map(({ slots, unique }) => ({
  accessor: `by${slots.join("And")}`,
  unique,
  parts: sampleParts(slots),
}));

/** `query` asks an index by its position: what generated accessors do, for any of them. */
export const Sample = defineDocument<Sample, string, SampleQuery>({
  type: "sample",
  slots: {
    id: "string",
    number: "number?",
    bigint: "bigint?",
    text: "string?",
    flag: "boolean?",
    date: "date?",
    decimal: "string?",
    texts: "strings",
    numbers: "numbers",
  },
  id: "id",
  freezable: false,
  indexes,
  query: (reader) => ({
    find: (index, values, options) => reader.find(index, values, options).map(({ id }) => id),
    findOne: (index, values) => reader.findOne(index, values)?.id,
  }),
});

export interface SampleQuery {
  find(index: number, values: readonly unknown[], options?: FindOptions): readonly string[];
  findOne(index: number, values: readonly unknown[]): string | undefined;
}

/** The position of the index over these slots. */
export function indexOf(...slots: readonly SampleSlot[]): number {
  return sampleIndexes.findIndex((index) => index.slots.join() === slots.join());
}
