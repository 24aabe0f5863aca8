import { rmSync } from "node:fs";
import { join } from "node:path";
import { EncodeError } from "@keyslot/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { typeErrors } from "./support/check-types.ts";
import { codecOf, type Generated, loadGenerated } from "./support/load-generated.ts";

interface UnionCase {
  readonly title: string;
  /** The tags and the type of the alias. */
  readonly tags: string;
  readonly alias: string;
  readonly members: number;
  readonly open: boolean;
}

const openness = [
  { words: "closed", tags: "@union", unknown: "", open: false },
  { words: "open", tags: "@union @open", unknown: "", open: true },
  { words: "open, unknown members in its type", tags: "@union @open", unknown: " | UnknownMember", open: true },
  { words: "opened by its type alone", tags: "@union", unknown: " | UnknownMember", open: true },
];

const rows: readonly UnionCase[] = openness.flatMap(({ words, tags, unknown, open }) =>
  [1, 2, 9].map((members) => ({
    title: `${words}, members: ${members}`,
    tags,
    alias: Array.from({ length: members }, (_, i) => `Member${i}`).join(" | ") + unknown,
    members,
    open,
  })),
);

/** One union alone in its file, in every place that a type can have; its last member leads back to it. */
function schemaOf({ tags, alias, members }: UnionCase): string {
  const records = Array.from({ length: members }, (_, i) =>
    [
      `/** @tag(${i * 100}) */`,
      `export interface Member${i} {`,
      `  "the kind": "member ${i}";`,
      ...(i === members - 1 ? ["  /** @key(0) */\n  inner: Shape[];", "  /** @key(3) */\n  next?: Shape;"] : []),
      "}",
    ].join("\n"),
  );
  return [
    'import type { UnknownMember } from "@keyslot/runtime/types";',
    ...records,
    `/** ${tags} */\nexport type Shape = ${alias};`,
    "export interface Box<T> {\n  /** @key(0) */\n  content: T;\n}",
    "/** @document */",
    "export interface Page {",
    "  /** @key(0) */ first: Shape;",
    "  /** @key(1) */ list: readonly Shape[];",
    "  /** @key(2) */ map: Map<string, Shape>;",
    "  /** @key(3) */ dictionary: Record<string, Shape | null>;",
    "  /** @key(4) */ optional?: Shape;",
    "  /** @key(5) */ nullable: Shape | null;",
    "  /** @key(6) */ pair: [Shape, number];",
    "  /** @key(7) */ set: Set<Shape>;",
    "  /** @key(8) */ box: Box<Shape>;",
    "  /** @key(9) @default([]) */ defaulted: Shape[];",
    "}",
    "",
  ].join("\n");
}

const loaded = new Map<string, Generated>();

beforeAll(async () => {
  for (const row of rows) loaded.set(row.title, await loadGenerated({ "schemas/shape.schema.ts": schemaOf(row) }));
});

afterAll(() => {
  for (const { folder } of loaded.values()) rmSync(folder, { recursive: true, force: true });
});

function generatedFor(row: UnionCase): Generated {
  const generated = loaded.get(row.title);
  if (!generated) throw new Error(`${row.title} was not loaded.`);
  return generated;
}

const unknown = { tag: 7, raw: Uint8Array.of(0x92, 0xa1, 0x78, 0xc0) };

function pageOf(row: UnionCase, guest: object | undefined): object {
  const last = row.members - 1;
  const leaf = { "the kind": `member ${last}`, inner: [] };
  const tree = { "the kind": `member ${last}`, inner: [leaf, guest ?? leaf], next: leaf };
  const any = guest ?? leaf;
  return {
    first: tree,
    list: [tree, any, ...Array.from({ length: last }, (_, i) => ({ "the kind": `member ${i}` }))],
    map: new Map([["a", any]]),
    dictionary: { a: any, b: null },
    optional: any,
    nullable: any,
    pair: [tree, 1.5],
    set: new Set([any]),
    box: { content: any },
    defaulted: [any],
  };
}

test("all of them pass the strictest type checks", () => {
  expect(typeErrors(rows.map((row) => join(generatedFor(row).folder, "generated/typescript")))).toEqual([]);
});

test.each(rows)("$title: values come back as they were", (row) => {
  const codec = codecOf(generatedFor(row), "Page");
  for (const guest of row.open ? [undefined, unknown] : [undefined]) {
    const page = pageOf(row, guest);
    const bytes = codec.encode(page);
    expect(codec.decode(bytes)).toStrictEqual(page);
    expect(codec.encode(codec.decode(bytes))).toEqual(bytes);
    expect(codec.validate(page)).toStrictEqual(page);
    expect(codec.fromJSON(JSON.parse(JSON.stringify(codec.toJSON(page))))).toStrictEqual(page);
    expect(codec.equals(page, pageOf(row, guest))).toBe(true);
  }
});

test.each(rows)("$title: what is no member is refused", (row) => {
  const codec = codecOf(generatedFor(row), "Shape");
  const refused: unknown[] = [{ "the kind": "stranger" }, { "the kind": 0 }, {}, { tag: 0, raw: unknown.raw }];
  if (!row.open) refused.push(unknown);
  for (const value of refused) expect(() => codec.encode(value)).toThrow(EncodeError);
});
