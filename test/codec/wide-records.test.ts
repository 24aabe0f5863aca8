import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { typeErrors } from "./support/check-types.ts";
import { codecOf, type Generated, loadGenerated } from "./support/load-generated.ts";

// As many slots as a record can have: TypeScript has to follow the flow of what reads them.

const spellings = ["?: string", ": number | null", "?: number[]", ": Uint8Array", ": boolean"] as const;

function wideSchema(): string {
  const slots = Array.from({ length: 1024 }, (_, key) => {
    const name = key === 600 ? "__proto__" : `slot${key}`;
    return `  /** @key(${key}) */\n  ${name}${spellings[key % spellings.length]};`;
  });
  return [
    `/** @document */\nexport interface Wide {\n${slots.join("\n")}\n}`,
    `/** @tag(1) */\nexport interface WideMember {\n  kind: "wide";\n${slots.slice(0, 260).join("\n")}\n}`,
    "/** @union */\nexport type Only = WideMember;",
    `/** @document */\nexport interface Sparse {\n  /** @key(1023) */\n  last: string;\n}\n`,
  ].join("\n");
}

let generated: Generated;

beforeAll(async () => {
  generated = await loadGenerated({ "schemas/wide.schema.ts": wideSchema() });
});

afterAll(() => rmSync(generated.folder, { recursive: true, force: true }));

function wideValue(count: number): object {
  const values = ["text", null, [1.5], Uint8Array.of(1), true];
  const entries = Array.from({ length: count }, (_, key) => [
    key === 600 ? "__proto__" : `slot${key}`,
    values[key % values.length],
  ]);
  return Object.fromEntries(entries.filter((_, key) => key % 10 !== 5));
}

test("they pass the strictest type checks", () => {
  expect(typeErrors([join(generated.folder, "generated/typescript")])).toEqual([]);
});

test.each([
  ["Wide", wideValue(1024)],
  ["Only", { kind: "wide", ...wideValue(260) }],
  ["Sparse", { last: "x" }],
])("%s comes back as it was", (name, value) => {
  const codec = codecOf(generated, name);
  expect(codec.decode(codec.encode(value))).toStrictEqual(value);
});
