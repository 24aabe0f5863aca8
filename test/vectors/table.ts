import { arrayTopics } from "./table-arrays.ts";
import { compositeTopics } from "./table-composite.ts";
import { numberTopics } from "./table-numbers.ts";
import { recordTopics } from "./table-records.ts";
import { textTopics } from "./table-text.ts";

/** A value and what else is known about its bytes. Values are in JSON form. */
export interface Row {
  readonly name: string;
  readonly value: unknown;
  /** Where the bytes were worked out by hand or stand in a specification: the hex of the whole payload, which the encoder must produce. */
  readonly bytes?: string;
  /** Other payloads that must be read as the value. */
  readonly reads?: readonly string[];
}

/** A payload that must be refused with the code. */
export interface Refusal {
  readonly name: string;
  readonly bytes: string;
  readonly code: string;
}

/** A value, in JSON form, that must not be written. */
export interface Unwritable {
  readonly name: string;
  readonly value: unknown;
  readonly code: string;
}

export interface TypeRows {
  /** Interface in vectors.schema.ts. */
  readonly record: string;
  /** The type of its one slot as the schema spells it; the interface's own name when the value stands for the whole record. */
  readonly type: string;
  readonly rows: readonly Row[];
  /** Payloads that are read and written back byte for byte, though they hold more than the type knows or its JSON form shows. */
  readonly keeps?: readonly { readonly name: string; readonly value: unknown; readonly bytes: string }[];
  readonly refusals?: readonly Refusal[];
  readonly unwritable?: readonly Unwritable[];
}

export interface Topic {
  /** Name of the JSON file. */
  readonly topic: string;
  readonly about: string;
  readonly types: readonly TypeRows[];
}

/** The wire contract as values: every topic becomes one committed JSON file. */
export const topics: readonly Topic[] = [
  ...numberTopics,
  ...textTopics,
  ...arrayTopics,
  ...compositeTopics,
  ...recordTopics,
];
