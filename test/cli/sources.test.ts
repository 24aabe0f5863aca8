import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { makeProject, type Project } from "./keyslot-project.ts";

const money = `/** An amount. */
export interface Money {
  /** @key(0) */
  cents: number;
}
`;

function walletThatImports(specifier: string): string {
  return `import type { Money } from "${specifier}";

/** @document("wallet") */
export interface Wallet {
  /** @key(0) @id */
  id: string;
  /** @key(1) */
  money: Money;
}
`;
}

interface Row {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Link → target, from the project's folder. */
  readonly links?: Readonly<Record<string, string>>;
  readonly generated: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: "a file beside it, by its full name",
    files: { "schemas/wallet.schema.ts": walletThatImports("./money.ts"), "schemas/money.ts": money },
    generated: ["index.ts", "money.ts", "wallet.ts"],
  },
  {
    name: "a file without extension, outside the globs",
    files: { "schemas/wallet.schema.ts": walletThatImports("../shared/money"), "shared/money.ts": money },
    generated: ["index.ts", "money.ts", "wallet.ts"],
  },
  {
    name: "the name that a compiled file would have",
    files: { "schemas/wallet.schema.ts": walletThatImports("./money.js"), "schemas/money.ts": money },
    generated: ["index.ts", "money.ts", "wallet.ts"],
  },
  {
    name: "a file and links to it, one of which the globs match",
    files: {
      "schemas/wallet.schema.ts": walletThatImports("./link.schema.ts"),
      "schemas/money.schema.ts": money,
      "schemas/purse.schema.ts": walletThatImports("../linked/money.schema.ts")
        .replace("interface Wallet", "interface Purse")
        .replace('"wallet"', '"purse"'),
    },
    links: { "schemas/link.schema.ts": "schemas/money.schema.ts", linked: "schemas" },
    generated: ["index.ts", "money.ts", "purse.ts", "wallet.ts"],
  },
  {
    name: "a package of the workspace, through its link",
    files: {
      "schemas/wallet.schema.ts": walletThatImports("@shop/shared/money"),
      "packages/shared/package.json": '{ "name": "@shop/shared", "exports": { "./money": "./src/money.schema.ts" } }',
      "packages/shared/src/money.schema.ts": money,
    },
    links: { "node_modules/@shop/shared": "packages/shared" },
    generated: ["index.ts", "money.ts", "wallet.ts"],
  },
];

test.each(rows)("a schema imports $name", ({ files, links = {}, generated }) => {
  const project = makeProject(files);
  for (const [link, target] of Object.entries(links)) makeLink(project, link, target);
  const first = project.keyslot(["build"]);
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(project.list("generated/typescript")).toEqual(generated.map((file) => `generated/typescript/${file}`));
  expect(project.keyslot(["build", "--frozen"])).toMatchObject({ code: 0, stderr: "" });
});

test("an import that leads nowhere is a finding at its place", () => {
  const project = makeProject({ "schemas/wallet.schema.ts": walletThatImports("./money.ts") });
  const { stdout, code } = project.keyslot(["check", "--format", "json"]);
  expect(JSON.parse(stdout).findings).toMatchObject([
    {
      code: expect.stringMatching(/^KS1/),
      file: "schemas/wallet.schema.ts",
      message: expect.stringContaining("./money.ts"),
    },
  ]);
  expect(code).toBe(1);
});

test("files that import each other in a circle are read once", () => {
  const project = makeProject({
    "schemas/a.schema.ts":
      'import type { B } from "./b.schema.ts";\n/** @document */\nexport interface A {\n  /** @key(0) */\n  b?: B;\n}\n',
    "schemas/b.schema.ts":
      'import type { A } from "./a.schema.ts";\nexport interface B {\n  /** @key(0) */\n  a?: A;\n}\n',
  });
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
});

test("two builds at once leave one good result", async () => {
  const project = makeProject();
  const children = [project.start(["build"]), project.start(["build"])];
  const codes = await Promise.all(children.map((child) => new Promise((resolve) => child.once("exit", resolve))));
  expect(codes).toEqual([0, 0]);
  expect(project.list("generated/typescript")).toEqual([
    "generated/typescript/index.ts",
    "generated/typescript/player.ts",
  ]);
  expect(project.keyslot(["build", "--frozen"])).toMatchObject({ code: 0, stderr: "" });
});

function makeLink(project: Project, link: string, target: string): void {
  const path = join(project.root, link);
  mkdirSync(dirname(path), { recursive: true });
  // A junction needs no rights on Windows.
  symlinkSync(join(project.root, target), path, "junction");
}
