import { expect, test } from "vitest";
import { generate } from "./support/load-generated.ts";

/** The `schemaHash` of every codec, by type. */
function hashesOf(text: string): Record<string, string> {
  const module = generate({ "a.schema.ts": text }).get("generated/typescript/a.ts") ?? "";
  const found = module.matchAll(/name: "(\w+)",\n {2}schemaHash: "(\w+)"/g);
  return Object.fromEntries([...found].map(([, name = "", hash = ""]) => [name, hash]));
}

const before = `
/** A tree. */
export interface Tree { /** @key(0) */ label: string; /** @key(1) */ branches: Branch[] }
export interface Branch { /** @key(0) */ tree: Tree | null; /** @key(1) @default(1) */ weight: number }
export interface Leaf { /** @key(0) */ branch: Branch; /** @key(1) */ mood: Mood }
export type Mood = "calm" | "wild";
`;

test.each([
  ["comments", "A tree.", "A plant.", []],
  ["the name of a slot", "label:", "title:", []],
  ["the order of literals", '"calm" | "wild"', '"wild" | "calm"', []],
  ["a scalar within the circle", "label: string", "label: number", ["Branch", "Leaf", "Tree"]],
  ["a default within the circle", "@default(1)", "@default(2)", ["Branch", "Leaf", "Tree"]],
  ["presence", "tree: Tree | null", "tree?: Tree", ["Branch", "Leaf", "Tree"]],
  ["an enum that one type reaches", '| "wild"', '| "mild"', ["Leaf"]],
  ["a slot that no other type reaches", "mood: Mood", "mood: Mood; /** @key(2) */ more?: string", ["Leaf"]],
])("a change of %s changes the hashes of what it reaches alone", (_, from, to, changed) => {
  const [old, now] = [hashesOf(before), hashesOf(before.replace(from, to))];
  expect(Object.keys(now)).toEqual(["Branch", "Leaf", "Tree"]);
  expect(Object.keys(now).filter((name) => now[name] !== old[name])).toEqual(changed);
});

test("types of one structure have one hash, whatever they are called", () => {
  const renamed = before.replaceAll("Tree", "Zebra").replaceAll("Branch", "Ant");
  expect(Object.values(hashesOf(renamed)).sort()).toEqual(Object.values(hashesOf(before)).sort());
});
