import { expect, test } from "vitest";
import { importSpecifiers } from "../../compiler/src/read/import-specifiers.ts";
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
