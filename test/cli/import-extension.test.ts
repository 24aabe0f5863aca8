import { join } from "node:path";
import { expect, test } from "vitest";
import { detectImportExtension } from "../../compiler/src/cli/import-extension.ts";
import { makeProject } from "./keyslot-project.ts";

const allowed = '{ "compilerOptions": { "allowImportingTsExtensions": true } }';

interface Row {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expected: "ts" | "js";
}

const rows: readonly Row[] = [
  { name: "no tsconfig", files: {}, expected: "ts" },
  { name: "a tsconfig that says nothing", files: { "tsconfig.json": "{}" }, expected: "js" },
  { name: "allowImportingTsExtensions", files: { "tsconfig.json": allowed }, expected: "ts" },
  {
    name: "rewriteRelativeImportExtensions, with comments",
    files: { "tsconfig.json": '{ // why\n "compilerOptions": { "rewriteRelativeImportExtensions": true, }, }' },
    expected: "ts",
  },
  {
    name: "a base file without its .json",
    files: { "tsconfig.json": '{ "extends": "./base" }', "base.json": allowed },
    expected: "ts",
  },
  {
    name: "the later of two bases",
    files: {
      "tsconfig.json": '{ "extends": ["./a.json", "./b.json"] }',
      "a.json": allowed,
      "b.json": '{ "compilerOptions": { "allowImportingTsExtensions": false } }',
    },
    expected: "js",
  },
  {
    name: "a base from a package",
    files: {
      "tsconfig.json": '{ "extends": "@tsconfig/all/tsconfig.json" }',
      "node_modules/@tsconfig/all/tsconfig.json": allowed,
      "node_modules/@tsconfig/all/package.json": '{ "name": "@tsconfig/all" }',
    },
    expected: "ts",
  },
  {
    name: "own options over the base's",
    files: {
      "tsconfig.json": '{ "extends": "./base.json", "compilerOptions": { "allowImportingTsExtensions": false } }',
      "base.json": allowed,
    },
    expected: "js",
  },
  { name: "bases in a circle", files: { "tsconfig.json": '{ "extends": "./tsconfig.json" }' }, expected: "js" },
  { name: "a base that does not exist", files: { "tsconfig.json": '{ "extends": "./none" }' }, expected: "js" },
  { name: "a tsconfig that cannot be read", files: { "tsconfig.json": "{{" }, expected: "js" },
  { name: "the nearest of two", files: { "tsconfig.json": "{}", "packages/a/tsconfig.json": allowed }, expected: "ts" },
];

test.each(rows)("import extension: $name", ({ files, expected }) => {
  const project = makeProject(files);
  expect(detectImportExtension(join(project.root, "packages", "a", "generated"))).toBe(expected);
});
