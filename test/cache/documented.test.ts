import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

test("docs/cache.md lists every code that the cache throws, and no other", () => {
  const folder = "runtime/src/cache";
  const entries = readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: "utf8" });
  const sources = entries.filter((file) => file.endsWith(".ts")).map((file) => read(`${folder}/${file}`));
  const thrown = sources.flatMap((text) => [...text.matchAll(/^\s*(?:return new CacheError\()?"(cache\/[a-z-]+)",/gm)]);
  const documented = [...read("docs/cache.md").matchAll(/^\| `(cache\/[a-z-]+)` \|/gm)];
  const codes = (matches: readonly RegExpMatchArray[]) => [...new Set(matches.map((match) => match[1]))].sort();
  expect(codes(documented)).toEqual(codes(thrown));
  expect(documented.length).toBe(codes(documented).length);
});
