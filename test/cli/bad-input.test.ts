import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { projectRows } from "../../compiler/src/diagnostics/catalog/project.ts";
import { makeProject, type Project, playerSchema, type RunOptions } from "./keyslot-project.ts";

interface Case {
  readonly rule: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  prepare?(project: Project): void;
  readonly args: readonly string[];
  options?(project: Project): RunOptions;
  /** What the printed finding says. */
  readonly says: string;
}

const playerFile = "schemas/player.schema.ts";
const lockFile = "schemas/schema.lock.json";
const schema = { [playerFile]: playerSchema };
const because = ["--reason", "Nobody has it."];
const release = (project: Project) => {
  project.keyslot(["build"]);
};
const released = { files: schema, prepare: release };
/** Longer than any file system takes. */
const longName = "x".repeat(300);

const cases: readonly Case[] = [
  { rule: "config/not-found", args: ["build", "--config", "none.json"], says: "`none.json` does not exist" },
  {
    rule: "config/syntax",
    files: { "keyslot.config.json": '{\n  "out": "generated"\n  "lock": "x"\n}' },
    args: ["build"],
    says: "keyslot.config.json:3:3 error KS3002",
  },
  {
    rule: "config/load-failed",
    files: { "keyslot.config.ts": 'throw new Error("The moon is down");' },
    args: ["build"],
    says: "`keyslot.config.ts` could not be loaded: The moon is down.",
  },
  {
    rule: "config/load-failed",
    files: { "keyslot.config.ts": "export default {\n  out: {{\n};\n" },
    args: ["build"],
    says: "Unexpected token at line 2, column 8.",
  },
  {
    rule: "config/load-failed",
    files: { "keyslot.config.ts": "export const config = {};" },
    args: ["build"],
    says: "it has no default export",
  },
  {
    rule: "config/unknown-member",
    files: { "keyslot.config.json": '{ "schema": ["a"] }' },
    args: ["check"],
    says: "Did you mean `schemas`?",
  },
  {
    rule: "config/wrong-type",
    files: { "keyslot.config.json": '{ "out": ["generated"] }' },
    args: ["build"],
    says: "keyslot.config.json:1:10 error KS3005: `out` in the config is a list.",
  },
  {
    rule: "config/wrong-type",
    files: { "keyslot.config.json": "[]" },
    args: ["build"],
    says: "The config is a list. Write an object",
  },
  {
    rule: "config/wrong-type",
    files: { "keyslot.config.ts": 'export default { importExtension: "mjs" };' },
    args: ["build"],
    says: "`importExtension` in the config is the text",
  },
  {
    rule: "config/unknown-emitter",
    files: schema,
    args: ["build", "--emit", "typscript"],
    says: "Did you mean `typescript`?",
  },
  {
    rule: "config/wrong-type",
    files: { "keyslot.config.json": '{ "rust": { "name": "contracts" } }' },
    args: ["build"],
    says: '`rust` in the config is an object with `name`. Write an object, for example `{ "crate": ',
  },
  {
    rule: "config/illegal-name",
    files: schema,
    args: ["build", "--csharp-namespace", "Game.class"],
    says: "`Game.class` cannot be what `csharp.namespace` names. Give it identifiers with dots between them",
  },
  {
    rule: "config/illegal-name",
    files: { ...schema, "keyslot.config.json": '{ "python": { "package": "game-contracts" } }' },
    args: ["check"],
    says: "`game-contracts` cannot be what `python.package` names.",
  },
  {
    rule: "config/two-files",
    files: { "keyslot.config.json": "{}", "keyslot.config.ts": "export default {};" },
    args: ["build"],
    says: "`keyslot.config.ts` and `keyslot.config.json` stand in one folder",
  },
  {
    rule: "files/no-match",
    files: schema,
    args: ["build", "--schemas", "schema/*.ts"],
    says: "Did you mean `schemas`?",
  },
  {
    rule: "files/no-match",
    files: schema,
    args: ["check", "--schemas", "schemas/*.ts", "other/*.ts"],
    says: "`other/*.ts`",
  },
  { rule: "files/no-schemas", files: { "keyslot.config.json": '{ "schemas": [] }' }, args: ["build"], says: "no glob" },
  {
    rule: "files/no-schemas",
    files: schema,
    args: ["build", "--schemas", "schemas/*.ts", "!schemas/player.schema.ts"],
    says: "everything that `schemas/*.ts` matches is excluded",
  },
  {
    rule: "files/not-typescript",
    files: { ...schema, "schemas/notes.md": "# Notes" },
    args: ["build", "--schemas", "schemas/*"],
    says: "`schemas/notes.md` is not a TypeScript file",
  },
  {
    rule: "files/unreadable",
    files: schema,
    prepare: (project) => symlinkSync("schema.lock.json", join(project.root, "schemas/schema.lock.json")),
    args: ["build"],
    says: "its symbolic links go round in a circle",
  },
  {
    rule: "files/not-utf8",
    files: { "schemas/latin.schema.ts": Buffer.from("// caf\u00e9\n", "latin1") },
    args: ["build"],
    says: "`schemas/latin.schema.ts` is not UTF-8 text: byte 6 begins no character",
  },
  {
    rule: "files/not-a-folder",
    files: { ...schema, taken: "a file" },
    args: ["build", "--out", "taken"],
    says: "`taken` is needed as a folder, but it is a file. Move that file away, or choose another `out`.",
  },
  {
    rule: "files/not-writable",
    files: schema,
    args: ["build", "--out", longName],
    says: "its name is too long",
  },
  {
    rule: "files/not-generated",
    files: { ...schema, "generated/typescript/player.ts": "export const mine = 1;\n" },
    args: ["build"],
    says: "`generated/typescript/player.ts` would be replaced",
  },
  {
    rule: "files/not-a-file",
    files: schema,
    args: ["build", "--lock", "schemas"],
    says: "`schemas` is needed as a file",
  },
  { rule: "files/not-a-file", files: schema, args: ["build", "--config", "schemas"], says: "`keyslot.config.json`" },
  { rule: "usage/unknown-command", args: ["biuld"], says: "Did you mean `build`?" },
  { rule: "usage/invalid", args: ["build", "--frozn"], says: "unknown option `--frozn` (Did you mean --frozen?)" },
  { rule: "usage/invalid", args: ["check", "--format", "xml"], says: "Allowed choices are text, json" },
  { rule: "usage/invalid", args: ["build", "--out", ""], says: "`keyslot build --help`" },
  { rule: "usage/invalid", args: ["check", "--against", ""], says: "It is empty: name a release." },
  { rule: "usage/invalid", args: ["accept", "--against= "], says: "It is empty: name a release." },
  { rule: "usage/invalid", args: ["build", "and", "more"], says: "too many arguments" },
  { rule: "usage/unknown-code", args: ["explain", "KS3021"], says: "`KS3201`" },
  { rule: "usage/unknown-code", args: ["explain", "files/no-mach"], says: "`files/no-match`" },
  {
    rule: "usage/rename-syntax",
    files: schema,
    args: ["fix", "--rename", "nick:displayName"],
    says: "`nick:displayName`",
  },
  {
    rule: "usage/unknown-rename",
    files: schema,
    args: ["fix", "--rename", "Player.nick=displayName"],
    says: "`Player.nick=displayName` is not a rename that happened",
  },
  {
    rule: "usage/unknown-document",
    files: schema,
    args: ["fix", "--raise-version", "player"],
    says: "There is no document `player`",
  },
  {
    rule: "usage/unknown-meaning",
    ...released,
    args: ["fix", "--new-meaning", "Player.displayName"],
    says: "`Player.displayName` did not get a new meaning",
  },
  { rule: "usage/not-interactive", ...released, args: ["fix", "--interactive"], says: "needs a terminal" },
  { rule: "usage/nothing-released", files: schema, args: ["accept"], says: "`keyslot build`, which writes it" },
  {
    rule: "usage/schemas-have-errors",
    ...released,
    prepare: (project) => {
      release(project);
      project.write(playerFile, "export interface {");
    },
    args: ["accept"],
    says: "`keyslot check` shows them",
  },
  { rule: "usage/reason-missing", ...released, args: ["accept", "0123456789ab"], says: "needs a reason" },
  { rule: "usage/fingerprint-syntax", ...released, args: ["accept", "Player.hp", ...because], says: "`Player.hp`" },
  { rule: "usage/unknown-fingerprint", ...released, args: ["accept", "0123", ...because], says: "`0123`" },
  {
    rule: "usage/ambiguous-fingerprint",
    ...released,
    prepare: (project) => {
      release(project);
      const waiver = {
        rule: "lock/slot-retyped",
        site: "Player.hp",
        breaks: ["backward"],
        reason: "x",
        recorded: true,
      };
      const accepted = JSON.stringify({ abcd00000001: waiver, abcd00000002: waiver });
      project.write(lockFile, project.read(lockFile).replace('"accepted": {}', `"accepted": ${accepted}`));
    },
    args: ["accept", "--remove", "abcd"],
    says: "`abcd00000001`",
  },
  {
    rule: "usage/expires-invalid",
    ...released,
    args: ["accept", "0123456789ab", ...because, "--expires", "2026-02-30"],
    says: "`2026-02-30` is not a day",
  },
  {
    rule: "usage/no-repository",
    ...released,
    args: ["lock", "install"],
    says: "this folder is in no git repository",
  },
  {
    rule: "usage/unknown-conflict",
    ...released,
    prepare: (project) => {
      release(project);
      const text = project.read(lockFile);
      const side = (name: string) => text.replace('"displayName"', JSON.stringify(name));
      project.write(
        lockFile,
        `<<<<<<< ours\n${side("title")}||||||| base\n${text}=======\n${side("motto")}>>>>>>> theirs\n`,
      );
    },
    args: ["lock", "resolve", "--ours", "Player.7"],
    says: "no conflict at `Player.7`",
  },
  {
    rule: "internal/crash",
    files: { ...schema, "broken.mjs": breakPackage("tinyglobby") },
    args: ["build"],
    options: (project) => ({
      env: { NODE_OPTIONS: `--import ${pathToFileURL(join(project.root, "broken.mjs")).href}` },
      // In the bundle no package can be broken.
      fromSources: true,
    }),
    says: "KEYSLOT_DEBUG=1",
  },
];

test.each(cases)("$rule: keyslot $args", ({ rule, files = {}, prepare, args, options, says }) => {
  const project = makeProject(files);
  prepare?.(project);
  const before = project.times();
  const { code, stdout, stderr } = project.keyslot(args, options?.(project));
  expect(stderr).toContain(says);
  expect(stderr).toContain(`error ${codeOf(rule)}: `);
  expect(stdout).toBe("");
  expect(code).toBe(2);
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(stderr).not.toContain(project.root);
  expect(project.times()).toEqual(before);
});

test("every diagnostic of the project has a case", () => {
  expect([...new Set(cases.map((row) => row.rule))].sort()).toEqual(Object.keys(projectRows).sort());
});

const jsonCases = cases.filter((row) =>
  ["config/syntax", "files/no-match", "usage/invalid", "internal/crash"].includes(row.rule),
);

test.each(jsonCases)("$rule in JSON: keyslot $args", ({ rule, files = {}, args, options }) => {
  const project = makeProject(files);
  const [, ...rest] = args;
  const { code, stdout, stderr } = project.keyslot(["check", "--format", "json", ...rest], options?.(project));
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, findings: [{ code: codeOf(rule), rule }] });
  expect(stderr).toBe("");
  expect(code).toBe(2);
});

function codeOf(rule: string): string {
  const row = Object.entries(projectRows).find(([name]) => name === rule);
  return row?.[1].code ?? `a code for ${rule}`;
}

/** A module for `--import` that makes loading a package fail, as a broken installation does. */
function breakPackage(name: string): string {
  const hooks = `export async function resolve(specifier, context, next) {
    if (specifier === ${JSON.stringify(name)}) throw new Error("This package is broken");
    return next(specifier, context);
  }`;
  const url = `data:text/javascript,${encodeURIComponent(hooks)}`;
  return `import { register } from "node:module"; register(${JSON.stringify(url)});`;
}
