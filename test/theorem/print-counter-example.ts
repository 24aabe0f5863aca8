import type { CounterExample } from "./run-theorem.ts";
import type { Disagreement } from "./verify.ts";

const claims: Readonly<Record<Disagreement["kind"], string>> = {
  unsound: "called safe, and it breaks",
  incomplete: "called breaking, and nothing that was tried breaks",
  crash: "the compiler or the generated code fails",
  unwitnessed: "its witness is missing or shows nothing",
};

import { printTypes } from "./schema-text.ts";

/** Both schemas, the verdict, the value, its bytes and both readings: all that is needed to see who is wrong. */
export function printCounterExample({ chain, disagreement, schemas, over }: CounterExample): string {
  const { kind, direction, changes, failure, text } = disagreement;
  const pair = over ? "from the first release to the last" : "from the last release but one to the last";
  return [
    `${kind} (${direction}), chain ${chain}, ${pair}: ${claims[kind]}`,
    ...schemas.map((schema, i) => `--- release ${i + 1}\n${printTypes(schema)}`),
    "--- verdict",
    ...changes.map(
      ({ kind, site, before, after, verdict }) =>
        `${kind} ${site}: ${before ?? "nothing"} → ${after ?? "nothing"} (breaks ${Object.keys(verdict).join(", ") || "nobody"})`,
    ),
    ...(text ? [`--- ${text}`] : []),
    ...(failure
      ? [
          `--- ${failure.what}: ${failure.text}`,
          `written  ${failure.root} ${failure.written}`,
          `bytes    ${failure.bytes}`,
          `read     ${failure.read}`,
        ]
      : []),
  ].join("\n");
}
