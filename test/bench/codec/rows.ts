import type { Bar } from "../harness/cell.ts";
import {
  bytes,
  decode,
  decodeBatch,
  decodeInPage,
  encode,
  encodeBatch,
  encodeInto,
  type Operation,
} from "./operations.ts";
import type { WorkloadName } from "./workload.ts";

/** A cell that every codec can take part in. */
export interface Row {
  readonly name: string;
  readonly workload: WorkloadName;
  readonly operation: Operation;
  readonly bar?: Bar;
  readonly unit?: "bytes";
}

/** In the order of the table. */
export const rows: readonly Row[] = [
  { name: "settings encode", workload: "settings", operation: encode, bar: { ratio: 2 } },
  { name: "settings encodeInto", workload: "settings", operation: encodeInto, bar: { ratio: 2 } },
  { name: "settings decode, lone", workload: "settings", operation: decode, bar: { ratio: 1.8 } },
  { name: "settings decode, page", workload: "settings", operation: decodeInPage, bar: { ratio: 2.7 } },
  { name: "settings encode, batch", workload: "settings", operation: encodeBatch },
  { name: "settings decode, batch", workload: "settings", operation: decodeBatch },
  { name: "settings bytes", workload: "settings", operation: bytes, unit: "bytes" },
  { name: "user encode", workload: "user", operation: encode, bar: { ratio: 2.5 } },
  { name: "user encodeInto", workload: "user", operation: encodeInto, bar: { ratio: 2.8 } },
  { name: "user decode, lone", workload: "user", operation: decode, bar: { ratio: 1.6 } },
  { name: "user decode, page", workload: "user", operation: decodeInPage, bar: { ratio: 1.9 } },
  { name: "user encode, batch", workload: "user", operation: encodeBatch },
  { name: "user decode, batch", workload: "user", operation: decodeBatch },
  { name: "user bytes", workload: "user", operation: bytes, unit: "bytes", bar: { ratio: 1 / 1.08 } },
  { name: "big encode", workload: "big", operation: encode, bar: { ratio: 1.3 } },
  { name: "big decode", workload: "big", operation: decode, bar: { ratio: 1.4 } },
  { name: "samples encode", workload: "samples", operation: encode },
  { name: "samples decode", workload: "samples", operation: decode },
  { name: "city encode", workload: "city", operation: encode },
  { name: "city encodeInto", workload: "city", operation: encodeInto },
  { name: "city decode, lone", workload: "city", operation: decode },
  { name: "city decode, page", workload: "city", operation: decodeInPage },
  { name: "country encode", workload: "country", operation: encode },
  { name: "country decode, lone", workload: "country", operation: decode },
];
