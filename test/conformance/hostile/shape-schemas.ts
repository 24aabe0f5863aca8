type Schemas = { readonly [path: string]: string };

const spellings = ["?: string", ": number | null", "?: number[]", ": Uint8Array", ": boolean"] as const;

/** Nothing, the last key alone, and as many slots as there can be. */
export function wideSchema(): string {
  const slots = Array.from({ length: 1024 }, (_, key) => `  /** @key(${key}) */ slot${key}${spellings[key % 5]};`);
  return [
    "export interface Empty {}",
    "/** @document @global */\nexport interface EmptyDocument {}",
    '/** @tag(1) */\nexport interface EmptyMember {\n  kind: "empty";\n}',
    "/** @union */\nexport type OnlyEmpty = EmptyMember;",
    "/** @document */\nexport interface Wide {\n  /** @key(0) */ first: Empty;\n  /** @key(1) */ second?: OnlyEmpty;\n  /** @key(1023) */ last: Set<Empty>;\n}",
    `/** @document */\nexport interface Widest {\n${slots.join("\n")}\n}\n`,
  ].join("\n");
}

export function manyDocuments(): string {
  const documents = Array.from({ length: 300 }, (_, i) => {
    const index = i % 3 === 0 ? ` @index("byOwner${i}", owner, count)` : "";
    const next = i < 299 ? `\n  /** @key(3) */ next?: Document${i + 1};` : "\n  /** @key(3) */ next: Document0[];";
    return `/** Number ${i}. @document("doc-${i}")${index} */\nexport interface Document${i} {\n  /** @key(0) @id */ id: string;\n  /** @key(1) */ count: number;\n  /** @key(2) */ owner: string;${next}\n}`;
  });
  return `${documents.join("\n")}\n`;
}

/** Every way in which a type leads back to itself. */
export const recursionSchema = `
import type { UnknownMember } from "@keyslot/runtime/types";
export interface Chain { /** @key(0) */ next?: Chain }
export interface NullableChain { /** @key(0) */ next: NullableChain | null }
export interface Tree { /** @key(0) */ children: Tree[] }
export interface NullableTree { /** @key(0) */ children: (NullableTree | null)[] }
export interface Named { /** @key(0) */ byName: Record<string, Named> }
export interface Numbered { /** @key(0) */ byNumber: Map<number8, Numbered> }
export interface Bag { /** @key(0) */ all: Set<Bag> }
export interface Pairs { /** @key(0) */ pair?: [Pairs, Pairs[]] }
export interface Left { /** @key(0) */ right?: Right; /** @key(1) @raw */ raw?: unknown }
export interface Right { /** @key(0) */ left: Left }
/** @tag(1) */
export interface Leaf { kind: "leaf"; /** @key(0) */ value: boolean }
/** @tag(2) */
export interface Branch { kind: "branch"; /** @key(0) */ left: Node; /** @key(1) */ right: Node }
/** @union */
export type Node = Leaf | Branch;
/** @union @open */
export type OpenNode = Leaf | Branch | UnknownMember;
export interface Box<T> { /** @key(0) */ content: T; /** @key(1) */ inner?: Box<T>; /** @key(2) */ other?: Box<Box<T>[]>["content"] }
export interface Roots {
  /** @key(0) */ node: Node;
  /** @key(1) */ open: OpenNode[];
  /** @key(2) */ box?: Box<Roots>;
}
`
  .replace("Map<number8, Numbered>", "Map<boolean, Numbered>")
  .replace('; /** @key(2) */ other?: Box<Box<T>[]>["content"]', "");

/** Files with names that mean something in one language, each of whose types leads to the next file's and back. */
export function fileSchemas(): Schemas {
  const names = [
    "a",
    "x/a",
    "class",
    "mod",
    "lib",
    "main",
    "keyslot",
    "_keyslot",
    "keyslot-support",
    "KeyslotSupport2",
    "index",
    "self",
    "crate",
    "super",
    "async",
    "import",
    "typing",
    "msgpack",
    "datetime",
    "enum",
    "dataclasses",
    "std",
    "serde",
    "catalog",
    "con",
    "1st",
    "with.dots",
    "with space",
    "ünïcode",
    "__init__",
    "System",
  ];
  const files = names.map((name, i) => {
    const [next = "a", following = "a"] = [names[(i + 1) % names.length], names[(i + 7) % names.length]];
    const path = (other: string) => `${name.includes("/") ? "../" : "./"}${other}.schema.ts`;
    const [here, there] = [numbered(i), numbered((i + 1) % names.length)];
    const far = numbered((i + 7) % names.length);
    return [
      `schemas/${name}.schema.ts`,
      `import type { ${there} } from "${path(next)}";\nimport type { ${far}Kind } from "${path(following)}";\n` +
        `/** @document */\nexport interface ${here} {\n  /** @key(0) */ next?: ${there};\n  /** @key(1) */ kind: ${far}Kind;\n}\n` +
        `export type ${here}Kind = "one" | "two";\n`,
    ] as const;
  });
  return Object.fromEntries(files);
}

function numbered(i: number): string {
  return `OfFile${i}`;
}
