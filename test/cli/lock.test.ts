import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { printLockfile } from "../../compiler/src/lock/print-lockfile.ts";
import type { SlotModel } from "../../compiler/src/model/schema-model.ts";
import { document, model, slot } from "../lock/build-model.ts";
import { released } from "../lock/released.ts";
import { type GitProject, git, makeGitProject } from "./git-project.ts";
import { makeProject } from "./keyslot-project.ts";

const lock = "schemas/schema.lock.json";
const kept = [slot(0, "id: uuid"), slot(1, "name: string"), slot(2, "hp: int32")];

function lockText(...added: readonly SlotModel[]): string {
  const base = model(document("Player", kept, { idKeys: [0] }));
  return printLockfile(nextLockfile(model(document("Player", [...kept, ...added], { idKeys: [0] })), released(base)));
}

const base = lockText();
const email = slot(3, "email?: string");
const phone = slot(3, "phone?: string");
const guild = slot(4, "guild?: string");

/** A repository in which `main` and `theirs` each released something. */
function twoBranches(ours: string, theirs: string): GitProject {
  const project = makeGitProject();
  const commit = (text: string) => {
    project.write(lock, text);
    project.commit();
  };
  commit(base);
  project.git("checkout", "-q", "-b", "theirs");
  commit(theirs);
  project.git("checkout", "-q", "main");
  commit(ours);
  return project;
}

/** Whether git did it without a conflict. */
function succeeds(folder: string, ...args: readonly string[]): boolean {
  try {
    git(folder, ...args);
    return true;
  } catch {
    return false;
  }
}

test("installed, git merges and rebases what it could not before", () => {
  const project = twoBranches(lockText(email), lockText(guild));
  expect(succeeds(project.root, "merge", "--no-edit", "theirs")).toBe(false);
  project.git("merge", "--abort");

  expect(project.keyslot(["lock", "install"])).toMatchObject({ code: 0, stderr: "" });
  expect(project.read(".gitattributes")).toBe("schema.lock.json merge=keyslot text eol=lf\n");
  project.commit();
  expect(succeeds(project.root, "merge", "--no-edit", "theirs")).toBe(true);
  expect(project.read(lock)).toBe(lockText(email, guild));

  project.git("checkout", "-q", "-b", "rebased", "theirs");
  expect(succeeds(project.root, "rebase", "-q", "main~1")).toBe(true);
  expect(project.read(lock)).toBe(lockText(email, guild));
});

test("a worktree of the clone uses the driver as well", () => {
  const project = twoBranches(lockText(email), lockText(guild));
  project.keyslot(["lock", "install"]);
  project.commit();
  const tree = join(project.root, "node_modules", "work tree");
  project.git("worktree", "add", "-q", tree, "-b", "third");
  expect(succeeds(tree, "merge", "--no-edit", "theirs")).toBe(true);
  expect(project.read("node_modules/work tree/schemas/schema.lock.json")).toBe(lockText(email, guild));
});

test("installing twice changes nothing the second time", () => {
  const project = makeGitProject();
  project.write(".gitattributes", "*.png binary");
  project.keyslot(["lock", "install"]);
  const before = [project.read(".gitattributes"), project.read(".git/config")];
  expect(project.keyslot(["lock", "install"])).toMatchObject({ code: 0, stdout: "Everything is installed already.\n" });
  expect([project.read(".gitattributes"), project.read(".git/config")]).toEqual(before);
  expect(before[0]).toBe("*.png binary\nschema.lock.json merge=keyslot text eol=lf\n");
});

test("where there is no repository, nothing is installed", () => {
  const project = makeProject();
  const { code, stderr } = project.keyslot(["lock", "install"], {
    env: { GIT_CEILING_DIRECTORIES: join(project.root, "..") },
  });
  expect(stderr).toContain("error KS3207");
  expect(stderr).toContain("this folder is in no git repository");
  expect(code).toBe(2);
  expect(existsSync(join(project.root, ".gitattributes"))).toBe(false);
});

test("the driver marks the lines that conflict, and resolve names them and settles them", () => {
  const project = twoBranches(lockText(email), lockText(phone, guild));
  project.keyslot(["lock", "install"]);
  project.commit();
  expect(succeeds(project.root, "merge", "--no-edit", "theirs")).toBe(false);
  const marked = project.read(lock);
  expect(between(marked)).toEqual([
    "<<<<<<< ours",
    '      , "3": { "name": "email", "type": "string", "presence": "optional" }',
    "||||||| base",
    "=======",
    '      , "3": { "name": "phone", "type": "string", "presence": "optional" }',
    ">>>>>>> theirs",
  ]);
  expect(marked).toContain('"4": { "name": "guild"');

  const named = project.keyslot(["lock", "resolve"]);
  expect(named.code).toBe(1);
  expect(named.stderr).toContain("error KS2601");
  expect(named.stderr).toContain(
    "Both branches took key 3 of `Player`: `email?: string` (ours), `phone?: string` (theirs).",
  );
  expect(named.stderr).toContain("key 5");
  expect(project.read(lock)).toBe(marked);

  expect(project.keyslot(["lock", "resolve", "--ours", "Player.9"]).stderr).toContain("`Player.3`");
  const settled = project.keyslot(["lock", "resolve", "--theirs", "Player.3"]);
  expect(settled).toMatchObject({ code: 0, stderr: "" });
  expect(settled.stdout).toContain(`git add ${lock}`);
  expect(project.read(lock)).toBe(lockText(phone, guild));
});

test("without git, the markers are enough", () => {
  const project = twoBranches(lockText(email), lockText(guild));
  expect(succeeds(project.root, "merge", "--no-edit", "theirs")).toBe(false);
  const elsewhere = makeProject({ [lock]: project.read(lock) });
  expect(elsewhere.keyslot(["lock", "resolve"])).toMatchObject({ code: 0, stderr: "" });
  expect(elsewhere.read(lock)).toBe(lockText(email, guild));
  expect(elsewhere.keyslot(["lock", "resolve"])).toMatchObject({
    code: 0,
    stdout: `${lock}: there is nothing to resolve.\n`,
  });
});

test.each([
  {
    name: "two branches that add the file",
    ours: lockText(email),
    theirs: lockText(email, guild),
    merged: lockText(email, guild),
  },
  { name: "a side that removed the file", ours: undefined, theirs: lockText(guild), merged: lockText(guild) },
])("$name are resolved from the index", ({ ours, theirs, merged }) => {
  const project = makeGitProject();
  if (ours === undefined) project.write(lock, base);
  project.commit();
  project.git("checkout", "-q", "-b", "theirs");
  project.write(lock, theirs);
  project.commit();
  project.git("checkout", "-q", "main");
  if (ours === undefined) project.remove(lock);
  else project.write(lock, ours);
  project.commit();
  expect(succeeds(project.root, "merge", "--no-edit", "theirs")).toBe(false);
  expect(project.keyslot(["lock", "resolve"])).toMatchObject({ code: 0, stderr: "" });
  expect(project.read(lock)).toBe(merged);
});

test("what cannot be read is told, and left as it is", () => {
  const text = lockText(email).replace(/^.*"email".*\n/m, '<<<<<<< ours\n      , "3": {\n=======\n>>>>>>> theirs\n');
  const project = makeProject({ [lock]: text });
  const { code, stderr } = project.keyslot(["lock", "resolve"]);
  expect(stderr).toContain("error KS2614");
  expect(stderr).toContain("Our side of the lockfile cannot be read");
  expect(code).toBe(1);
  expect(project.read(lock)).toBe(text);
});

function between(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.slice(lines.indexOf("<<<<<<< ours"), lines.indexOf(">>>>>>> theirs") + 1);
}
