import { rmSync } from "node:fs";
import { decodeBatch, encodeBatch } from "@keyslot/runtime";
import { type Codec, Writer } from "@keyslot/runtime/codegen";
import { afterAll, expect, test } from "vitest";
import { codecOf, loadGenerated } from "./support/load-generated.ts";

// Values whose getters give something else each time, or change what holds them: refused, or written as one of the things that they were.

interface Leaf {
  readonly name: string;
}

interface Tree {
  readonly texts: readonly string[];
  readonly leaves: readonly Leaf[];
  readonly byName: ReadonlyMap<string, Leaf>;
  readonly set: ReadonlySet<Leaf>;
  readonly words: Readonly<Record<string, Leaf>>;
}

const generated = await loadGenerated({
  "schemas/tree.schema.ts": `
export interface Leaf {
  /** @key(0) */ name: string;
}
export interface Tree {
  /** @key(0) */ texts: string[];
  /** @key(1) */ leaves: Leaf[];
  /** @key(2) */ byName: Map<string, Leaf>;
  /** @key(3) */ set: Set<Leaf>;
  /** @key(4) */ words: Record<string, Leaf>;
}
`,
});
afterAll(() => rmSync(generated.folder, { recursive: true, force: true }));

const tree = codecOf(generated, "Tree") as Codec<Tree, Tree>;
const leaf = codecOf(generated, "Leaf") as Codec<Leaf, Leaf>;
const plain: Tree = { texts: [], leaves: [], byName: new Map(), set: new Set(), words: {} };
const changes = /changes while it is encoded/;

/** Does something when its name is asked for the second time, which is when it is written. */
function leafThat(acts: () => void): Leaf {
  let asked = 0;
  return Object.defineProperty({ name: "" }, "name", {
    get: () => {
      if (asked++ === 1) acts();
      return "leaf";
    },
  });
}

/** A name that is short until it is written. */
function growing(): Leaf {
  let asked = 0;
  return Object.defineProperty({ name: "" }, "name", { get: () => (asked++ === 0 ? "a" : "b".repeat(31)) });
}

class Sizeless<K, V> extends Map<K, V> {
  override get size(): number {
    return 5;
  }
}

test.each<[name: string, make: () => Tree]>([
  [
    "a list that an element lengthens",
    () => {
      const leaves: Leaf[] = [];
      leaves.push(leafThat(() => leaves.push({ name: "late" })));
      return { ...plain, leaves };
    },
  ],
  [
    "a list that an element shortens",
    () => {
      const leaves: Leaf[] = [];
      leaves.push(
        leafThat(() => void leaves.pop()),
        { name: "gone" },
      );
      return { ...plain, leaves };
    },
  ],
  [
    "a list of texts that one shortens",
    () => {
      const texts: string[] = ["a", "b"];
      let asked = 0;
      Object.defineProperty(texts, 0, { get: () => (asked++ === 1 ? (texts.pop() ?? "") : "a") });
      return { ...plain, texts };
    },
  ],
  [
    "a map that a value lengthens",
    () => {
      const byName = new Map<string, Leaf>();
      return {
        ...plain,
        byName: byName.set(
          "a",
          leafThat(() => byName.set("z", { name: "late" })),
        ),
      };
    },
  ],
  [
    "a map that a value shortens",
    () => {
      const byName = new Map<string, Leaf>();
      byName
        .set(
          "a",
          leafThat(() => byName.delete("z")),
        )
        .set("z", { name: "gone" });
      return { ...plain, byName };
    },
  ],
  ["a map that lies about its size", () => ({ ...plain, byName: new Sizeless([["a", { name: "a" }]]) })],
  [
    "a set that an element lengthens",
    () => {
      const set = new Set<Leaf>();
      return { ...plain, set: set.add(leafThat(() => set.add({ name: "late" }))) };
    },
  ],
  [
    "an object that a value shortens",
    () => {
      const words: Record<string, Leaf> = {};
      words.a = leafThat(() => Reflect.deleteProperty(words, "z"));
      words.z = { name: "gone" };
      return { ...plain, words };
    },
  ],
])("%s is refused, or written as it was at some time", (_, make) => {
  expect(() => tree.encode(make())).toThrow(changes);
  for (const room of [0, 16, 1000]) {
    const writer = new Writer(room);
    leaf.encodeInto(writer, { name: "" });
    const start = writer.finish();
    try {
      tree.encodeInto(writer, make());
    } catch (error) {
      expect(String(error)).toMatch(changes);
      expect(writer.finish()).toEqual(start);
      continue;
    }
    const written = writer.finish().subarray(start.length);
    expect(tree.encode(tree.decode(written))).toEqual(written);
  }
});

test("what gives more than it had said is refused wherever it is written to", () => {
  expect(() => leaf.encode(growing())).toThrow(changes);
  for (const room of [15, 20, 33, 34, 35, 100]) {
    const writer = new Writer(room);
    leaf.encodeInto(writer, { name: "" });
    expect(() => leaf.encodeInto(writer, growing())).toThrow(changes);
    expect(leaf.decode(writer.finish())).toEqual({ name: "" });
  }
  // Where there is no room, it is asked again.
  for (let count = 1; count < 9; count++) {
    const values = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? { name: "a".repeat(i) } : growing()));
    let batch: Uint8Array;
    try {
      batch = encodeBatch(leaf, values);
    } catch (error) {
      expect(String(error)).toMatch(changes);
      continue;
    }
    expect(decodeBatch(leaf, batch)).toHaveLength(count);
  }
});

test("a getter that writes to the same writer", () => {
  for (const late of [0, 1]) {
    const writer = new Writer(64);
    let asked = 0;
    const name = () => {
      if (asked++ === late) leaf.encodeInto(writer, { name: "x".repeat(100) });
      return "outer";
    };
    expect(() => leaf.encodeInto(writer, Object.defineProperty({ name: "" }, "name", { get: name }))).toThrow(changes);
    expect(writer.pos).toBe(0);
  }
});

test("an error of something else that a getter encodes keeps its path", () => {
  const encodeOther = () => void tree.encode(Object({ ...plain, texts: [1] }));
  expect(() => encodeBatch(leaf, [leafThat(() => {}), leafThat(encodeOther)])).toThrow(
    expect.objectContaining({ path: "Tree.texts[0]", message: expect.stringMatching(/\(at Tree\.texts\[0\]\)\.$/) }),
  );
  expect(decodeBatch(leaf, encodeBatch(leaf, [leafThat(() => encodeBatch(leaf, [{ name: "inner" }]))]))).toEqual([
    { name: "leaf" },
  ]);
});
