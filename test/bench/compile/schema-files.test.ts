import { compile } from "@keyslot/compiler";
import { expect, test } from "vitest";
import { schemaFile, schemaFiles } from "./schema-files.ts";

test("the schemas of the compile family compile, each file to one", () => {
  const files = schemaFiles(21);
  const sources = files.map(({ name, typescript }) => {
    const imports: Record<string, string> = {};
    for (const [, specifier = ""] of typescript.matchAll(/from "\.\/([^"]+)"/g))
      imports[`./${specifier}`] = `schemas/${specifier}`;
    return { path: `schemas/${name}.schema.ts`, text: typescript, imports, root: true };
  });
  const result = compile(sources, { emitters: [], out: "generated", importExtension: "ts", checkOnly: true });
  expect(result.diagnostics).toEqual([]);
  expect(result.lockfile).toContain('"part20"');
  expect(new Set(files.map(({ name }) => name)).size).toBe(21);
});

test("both languages have ten slots, and another revision is another text in both", () => {
  const [before, after] = [0, 1].map((revision) => schemaFile(3, { count: 10, revision }));
  expect(before?.typescript.match(/@key\(\d+\)/g)).toHaveLength(10);
  expect(before?.protobuf.match(/ = \d+;$/gm)).toHaveLength(14);
  expect(after?.typescript).not.toBe(before?.typescript);
  expect(after?.protobuf).not.toBe(before?.protobuf);
});
