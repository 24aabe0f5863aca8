import fc from "fast-check";
import { expect, test } from "vitest";
import { importSpecifiers, importsAnywhere } from "../../compiler/src/read/import-specifiers.ts";
import { type ResolutionHost, resolveImport } from "../../compiler/src/read/resolve-import.ts";

const files: Readonly<Record<string, string>> = {
  "/p/schemas/player.schema.ts": "",
  "/p/schemas/item.schema.ts": "",
  "/p/schemas/place/index.ts": "",
  "/p/node_modules/@game/items/package.json": JSON.stringify({
    name: "@game/items",
    exports: { ".": "./src/index.ts", "./inner": { types: "./src/inner.ts", default: "./dist/inner.js" } },
  }),
  "/packages/items/package.json": JSON.stringify({
    name: "@game/items",
    exports: { ".": "./src/index.ts", "./inner": { types: "./src/inner.ts", default: "./dist/inner.js" } },
  }),
  "/packages/items/src/index.ts": "",
  "/packages/items/src/inner.ts": "",
  "/p/node_modules/old/package.json": JSON.stringify({ name: "old", types: "./types.d.ts" }),
  "/p/node_modules/old/types.d.ts": "",
};

/** `/p/node_modules/@game/items` is a symlink to `/packages/items`. */
function realpath(path: string): string {
  return path.replace("/p/node_modules/@game/items", "/packages/items");
}

const host: ResolutionHost = {
  fileExists: (path) => Object.hasOwn(files, realpath(path)),
  readFile: (path) => files[realpath(path)],
  directoryExists: (path) => Object.keys(files).some((file) => file.startsWith(`${realpath(path)}/`)),
  realpath,
};

test.each([
  ["./item.schema.ts", "/p/schemas/item.schema.ts"],
  ["./item.schema", "/p/schemas/item.schema.ts"],
  ["./item.schema.js", "/p/schemas/item.schema.ts"],
  ["./place", "/p/schemas/place/index.ts"],
  ["./place/index.ts", "/p/schemas/place/index.ts"],
  ["@game/items", "/packages/items/src/index.ts"],
  ["@game/items/inner", "/packages/items/src/inner.ts"],
  ["old", "/p/node_modules/old/types.d.ts"],
  ["./missing.ts", undefined],
  ["@game/items/none", undefined],
  ["nowhere", undefined],
])("%s is %s", (specifier, expected) => {
  expect(resolveImport(specifier, "/p/schemas/player.schema.ts", host)).toBe(expected);
});

test("every way to mention a module is found once", () => {
  const text = `import type { A } from "./a.ts";
import { type B } from './b.ts';
import type * as c from "./c.ts";
import D from "./d.ts";
export { E } from "./e.ts";
export * from "./f.ts";
export * as g from "./g.ts";
export interface X { a: import("./h.ts").H; again: import("./a.ts").A }
// import "./comment.ts"
`;
  expect(importSpecifiers(text)).toEqual([
    "./a.ts",
    "./b.ts",
    "./c.ts",
    "./d.ts",
    "./e.ts",
    "./f.ts",
    "./h.ts",
    "./g.ts",
  ]);
});

const lines = [
  'import type { A } from "./a.ts";',
  "import { type B, C as D } from './b.ts'",
  'import\n  type * as c\nfrom "./c.ts";',
  'import E from "./e.ts"; // why',
  'import "./f.ts";',
  'import G, { H } from "./g.ts";',
  'import type from "./t.ts";',
  'import { "odd name" as I } from "./i.ts";',
  'import J from "./\\u006A.ts";',
  'import K = require("./k.ts");',
  'import L from "./l.json" with { type: "json" };',
  'export { M } from "./m.ts";',
  'export type { N } from "./n.ts";',
  'export * from "./o.ts";',
  'export /* ? */ * from "./p.ts";',
  "export interface X { a: string }",
  'export type Y = import("./y.ts").Y;',
  "export type Z = string;",
  "export enum Hue { Red }",
  "export const one = 1;",
  "export default X;",
  'declare module "./q.ts" { import R from "./r.ts"; }',
  "// What it is from; import and export it.",
  '/* import S from "./s.ts";',
  "*/",
  "/** Where it comes from. @key(1) */",
  "const text = `",
  '`; import T from "./late.ts";',
  "\uFEFF",
  "",
];

test("imports at the head of a file are found as a scan of the whole file finds them", () => {
  let quick = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 6 }), fc.constantFrom("\n", "\r\n"), (some, end) => {
      const text = some.join(end);
      if (some.length > 0 && !/import|export [*{]/.test(text)) quick++;
      expect(importSpecifiers(text)).toEqual(importsAnywhere(text));
    }),
    { seed: 20261122, numRuns: 5000 },
  );
  expect(quick).toBeGreaterThan(100);
});
