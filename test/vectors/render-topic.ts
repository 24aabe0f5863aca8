import type { Codec } from "@keyslot/runtime/codegen";
import type { Topic, TypeRows } from "./table.ts";

/** A value and its exact bytes, as every language's tests read it from the JSON files. */
export interface Vector {
  readonly record: string;
  readonly type: string;
  readonly name: string;
  readonly value: unknown;
  readonly bytes: string;
  readonly reads?: readonly string[];
  /** True when the bytes hold what the value does not show, unknown slots or bits of a NaN: they are read and written back, never made from the value. */
  readonly kept?: true;
}

export interface VectorRefusal {
  readonly record: string;
  readonly type: string;
  readonly name: string;
  readonly bytes: string;
  readonly code: string;
}

export interface VectorUnwritable {
  readonly record: string;
  readonly type: string;
  readonly name: string;
  readonly value: unknown;
  readonly code: string;
}

export interface VectorFile {
  readonly topic: string;
  readonly about: string;
  readonly vectors: readonly Vector[];
  readonly refusals: readonly VectorRefusal[];
  readonly unwritable: readonly VectorUnwritable[];
}

/** The contents of one JSON file; bytes that the table does not state come from the codecs. */
export function renderTopic(topic: Topic, codecs: ReadonlyMap<string, Codec<object>>): VectorFile {
  return {
    topic: topic.topic,
    about: topic.about,
    vectors: topic.types.flatMap((rows) => renderVectors(rows, codecOf(codecs, rows.record))),
    refusals: topic.types.flatMap(({ record, type, refusals }) =>
      (refusals ?? []).map(({ name, bytes, code }) => ({ record, type, name, bytes, code })),
    ),
    unwritable: topic.types.flatMap(({ record, type, unwritable }) =>
      (unwritable ?? []).map(({ name, value, code }) => ({ record, type, name, value, code })),
    ),
  };
}

function renderVectors({ record, type, rows, keeps }: TypeRows, codec: Codec<object>): Vector[] {
  const made = rows.map(({ name, value, bytes, reads }) => {
    const json = wholeRecord({ record, type }, value);
    return {
      record,
      type,
      name,
      value,
      bytes: bytes ?? toHex(codec.encode(codec.fromJSON(json))),
      ...(reads && { reads }),
    };
  });
  const kept = (keeps ?? []).map(({ name, value, bytes }) => ({
    record,
    type,
    name,
    value,
    bytes,
    kept: true as const,
  }));
  return [...made, ...kept];
}

/** The JSON of the whole payload: the value, or the value in the one slot that there is. */
export function wholeRecord(row: { readonly record: string; readonly type: string }, value: unknown): unknown {
  return row.record === row.type ? value : { value };
}

export function codecOf(codecs: ReadonlyMap<string, Codec<object>>, record: string): Codec<object> {
  const codec = codecs.get(record);
  if (codec === undefined) throw new Error(`No codec for ${record}.`);
  return codec;
}

/** One line a vector, so that a change of the contract is one changed line. */
export function printVectorFile(file: VectorFile): string {
  const lines = (rows: readonly unknown[]) => rows.map((row) => `\n    ${JSON.stringify(row)}`).join(",");
  const parts = [
    `"topic": ${JSON.stringify(file.topic)}`,
    `"about": ${JSON.stringify(file.about)}`,
    `"vectors": [${lines(file.vectors)}\n  ]`,
    `"refusals": [${lines(file.refusals)}\n  ]`,
    `"unwritable": [${lines(file.unwritable)}\n  ]`,
  ];
  return `{\n  ${parts.join(",\n  ")}\n}\n`;
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}
