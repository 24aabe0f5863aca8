import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { makeProject, type Project, playerSchema } from "./keyslot-project.ts";

const files = ["cultcache/catalog.json", "typescript/index.ts", "typescript/player.ts"];
const generated = files.map((file) => `generated/${file}`);
const lock = "schemas/schema.lock.json";
const guildSchema = `/** A group. @document("guild") */
export interface Guild {
  /** @key(0) @id */
  id: string;
}
`;

test("a build writes the generated files and the lockfile, one line each", () => {
  const project = makeProject();
  const { code, stdout, stderr } = project.keyslot(["build"]);
  expect(stderr).toBe("");
  expect(stdout).toBe(`${[...generated, lock].map((file) => `created ${file}\n`).join("")}`);
  expect(code).toBe(0);
  expect(project.list()).toEqual([...generated, "schemas/player.schema.ts", lock].sort());
});

test.each(["schemas/atlas", "schemas/game", "test/cases/typescript"])(
  "the bundle and the sources build the same of %s",
  (folder) => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const schemas = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.includes("expected"))
      .map((file) => [`schemas/${file.replaceAll("\\", "/")}`, readFileSync(join(root, folder, file), "utf8")]);
    const project = makeProject(Object.fromEntries(schemas));
    const args = [
      "--schemas",
      "schemas/**/*.schema.ts",
      "!**/{former-versions,files-and-packages}/**",
      "--emit",
      "typescript,csharp,rust,python",
    ];
    const bundle = project.keyslot(["build", ...args]);
    const sources = project.keyslot(["build", "--frozen", ...args], { fromSources: true });
    expect({ ...sources, stdout: bundle.stdout }).toEqual(bundle);
    expect(sources.stdout).toContain("Everything is up to date");
  },
);

test("a second build touches nothing", () => {
  const project = makeProject();
  build(project);
  const times = project.times();
  const { code, stdout } = project.keyslot(["build"]);
  expect(stdout).toBe("Everything is up to date: 4 files.\n");
  expect(code).toBe(0);
  expect(project.times()).toEqual(times);
});

test("only what changed is written", () => {
  const project = makeProject({ "schemas/player.schema.ts": playerSchema, "schemas/guild.schema.ts": guildSchema });
  build(project);
  const times = project.times("generated");
  project.write("schemas/guild.schema.ts", guildSchema.replace("A group.", "A group of players."));
  const { stdout } = project.keyslot(["build"]);
  expect(stdout).toContain("updated generated/typescript/guild.ts\n");
  const touched = Object.entries(project.times("generated")).filter(([file, time]) => times[file] !== time);
  expect(touched.map(([file]) => file)).toEqual(["generated/typescript/guild.ts"]);
});

test("a generated file that no schema produces is removed, whatever else lies there stays", () => {
  const project = makeProject({ "schemas/player.schema.ts": playerSchema, "schemas/game/clan.schema.ts": guildSchema });
  build(project);
  expect(project.list("generated")).toContain("generated/typescript/clan.ts");
  project.write("generated/typescript/own.ts", "export const own = 1;\n");
  project.write("schemas/player.schema.ts", `${playerSchema}\n${guildSchema}`);
  project.remove("schemas/game/clan.schema.ts");
  const { stdout, stderr } = project.keyslot(["build"]);
  expect(stderr).toBe("");
  expect(stdout).toContain("removed generated/typescript/clan.ts\n");
  expect(project.list("generated")).toEqual([...generated, "generated/typescript/own.ts"].sort());
});

test("with an error nothing is written, and the finding has place, code, frame and advice", () => {
  const project = makeProject();
  build(project);
  project.write("schemas/player.schema.ts", playerSchema.replace("@key(2) ", ""));
  const times = project.times();
  const { code, stdout, stderr } = project.keyslot(["build"]);
  expect(stderr).toMatch(/^schemas\/player\.schema\.ts:\d+:\d+ error KS1\d{3}: .*`.*\. \w.*\.\n/m);
  expect(stderr).toContain("/** @default(100) */");
  expect(stderr).toMatch(/^ +> +\d+ \|/m);
  expect(stdout).toBe("");
  expect(code).toBe(1);
  expect(project.times()).toEqual(times);
});

test.each([
  { name: "--frozen", args: ["--frozen"], env: {} },
  { name: "CI", args: [], env: { CI: "true" } },
  { name: "CI=1", args: [], env: { CI: "1" } },
])("$name: a build that would change something writes nothing and shows the diff", ({ args, env }) => {
  const project = makeProject();
  build(project);
  expect(project.keyslot(["build", ...args], { env })).toMatchObject({ code: 0, stderr: "" });
  project.write("schemas/player.schema.ts", playerSchema.replace("Someone who plays", "Whoever plays"));
  project.write(lock, project.read(lock));
  const times = project.times();
  const { code, stdout, stderr } = project.keyslot(["build", ...args], { env });
  expect(stdout).toContain("--- a/generated/typescript/player.ts\n+++ b/generated/typescript/player.ts\n");
  expect(stdout).toMatch(/^-.*Someone who plays/m);
  expect(stdout).toMatch(/^\+.*Whoever plays/m);
  expect(stderr).toContain("`keyslot build --no-frozen`");
  expect(code).toBe(1);
  expect(project.times()).toEqual(times);
});

test.each([
  { name: "--no-frozen in CI", args: ["--no-frozen"], env: { CI: "true" } },
  { name: "CI=false", args: [], env: { CI: "false" } },
])("$name: a build writes", ({ args, env }) => {
  const project = makeProject();
  expect(project.keyslot(["build", ...args], { env }).code).toBe(0);
  expect(project.list("generated")).toEqual(generated);
});

test("a frozen build without a lockfile is a difference", () => {
  const project = makeProject();
  build(project);
  project.remove(lock);
  const { code, stdout } = project.keyslot(["build", "--frozen"]);
  expect(stdout).toContain(`--- /dev/null\n+++ b/${lock}\n`);
  expect(code).toBe(1);
});

test("two folders with the same sources give the same bytes", () => {
  const files = { "schemas/player.schema.ts": playerSchema, "schemas/guild.schema.ts": guildSchema };
  const [one, two] = [makeProject(files), makeProject(files)];
  build(one);
  build(two);
  expect(contents(two)).toEqual(contents(one));
  for (const text of Object.values(contents(one))) expect(text).not.toContain(one.root);
});

test.each([
  { name: "CRLF line ends", text: playerSchema.replaceAll("\n", "\r\n") },
  { name: "a byte order mark", text: `\uFEFF${playerSchema}` },
])("$name make no difference", ({ text }) => {
  const [plain, other] = [makeProject(), makeProject({ "schemas/player.schema.ts": text })];
  build(plain);
  build(other);
  const { "schemas/player.schema.ts": _, ...expected } = contents(plain);
  expect(contents(other)).toMatchObject(expected);
});

test("flags are relative to the current folder, the config to its own", () => {
  const project = makeProject({
    "keyslot.config.json": '{ "schemas": ["definitions/*.ts"], "lock": "released.json", "out": "out" }',
    "definitions/player.ts": playerSchema,
    "tools/inside.txt": "",
  });
  expect(project.keyslot(["build"], { cwd: "tools" })).toMatchObject({ code: 0, stderr: "" });
  expect(project.list("out")).toEqual(files.map((file) => `out/${file}`));
  expect(project.list()).toContain("released.json");
  const { stdout, code } = project.keyslot(["build", "--out", "here", "--lock", "here.json"], { cwd: "tools" });
  expect(stdout).toContain("created here/typescript/player.ts\n");
  expect(code).toBe(0);
  expect(project.list("tools")).toEqual(
    ["here.json", ...files.map((file) => `here/${file}`), "inside.txt"].map((file) => `tools/${file}`).sort(),
  );
});

test("a config in TypeScript is run, and its types need no installed package", () => {
  const project = makeProject({
    "keyslot.config.ts":
      'import { defineConfig } from "@keyslot/compiler";\nconst out: string = "made";\nexport default defineConfig({ out });\n',
    "schemas/player.schema.ts": playerSchema,
  });
  expect(project.keyslot(["build"])).toMatchObject({ code: 0, stderr: "" });
  expect(project.list("made")).toEqual(files.map((file) => `made/${file}`));
});

test("a folder as a glob means the schemas below it, brackets in a name are taken literally", () => {
  const project = makeProject({ "app/[id] (v1)/player.schema.ts": playerSchema });
  const { code, stderr } = project.keyslot(["build", "--schemas", "app/[id] (v1)", "--out", "out [x]"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(project.list()).toEqual(
    [
      "app/[id] (v1)/player.schema.ts",
      "app/[id] (v1)/schema.lock.json",
      ...files.map((file) => `out [x]/${file}`),
    ].sort(),
  );
  expect(project.keyslot(["build"], { cwd: "app/[id] (v1)" }).stderr).toContain("KS3101");
});

test("no temporary file stays behind", () => {
  const project = makeProject();
  build(project);
  const hidden = readdirSync(join(project.root, "generated/typescript")).filter((name) => name.endsWith(".tmp"));
  expect(hidden).toEqual([]);
});

function build(project: Project): void {
  const { code, stderr } = project.keyslot(["build"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
}

function contents(project: Project): Readonly<Record<string, string>> {
  return Object.fromEntries(project.list().map((file) => [file, project.read(file)]));
}
