import { expect, test } from "vitest";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { type FixOptions, proposeFixes } from "../../compiler/src/lock/propose-fixes.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";
import { checkSince } from "./check-since.ts";

const head = 'import type { int32, Uuid } from "@keyslot/runtime/types";\n\n';

interface FixCase {
  /** Released before; nothing when it is left out. */
  readonly before?: string;
  readonly now: string;
  readonly fixed: string;
  readonly options?: Omit<FixOptions, "texts">;
  /** Rules of the findings that a fix leaves to a person. */
  readonly left?: readonly string[];
}

function read(text: string) {
  const diagnostics = new DiagnosticBag();
  const model = readModel([{ path: "game.schema.ts", text: head + text, imports: {}, root: true }], diagnostics);
  return { model, diagnostics };
}

/** Fixes the text, and holds that nothing is left to fix and that the finding is gone. */
function checkFix({ before, now, fixed, options = {}, left = [] }: FixCase): void {
  const lockfile = before === undefined ? undefined : nextLockfile(read(before).model, undefined);
  const text = head + now;
  const edits = proposeFixes(read(now).model, lockfile, { texts: { "game.schema.ts": text }, ...options });
  let result = text;
  for (const edit of edits.toReversed()) result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  expect(result.slice(head.length)).toBe(fixed);
  expect(edits.every((edit) => edit.file === "game.schema.ts" && edit.title !== "")).toBe(true);
  const { model, diagnostics } = read(fixed);
  expect(diagnostics.sorted().map((each) => each.message)).toEqual([]);
  checkSince(model, lockfile, diagnostics);
  expect(diagnostics.sorted().map((each) => each.rule)).toEqual(left);
  expect(proposeFixes(model, lockfile, { texts: { "game.schema.ts": head + fixed } })).toEqual([]);
}

const player = `/** @document("player") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(7) */ nickname?: string;
}
`;

test("a member without a key gets the number above everything that was ever used", () => {
  checkFix({
    before: player,
    now: `/** @document("player") @reserved(7, 9, "nickname") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  guild?: string;
  /** How strong. */
  hp?: int32;
}
`,
    fixed: `/** @document("player") @reserved(7, 9, "nickname") */
export interface Player {
  /** @key(0) @id */ id: Uuid;
  /** @key(10) */
  guild?: string;
  /** How strong. @key(11) */
  hp?: int32;
}
`,
  });
});

test("a member that lost its key gets it back", () => {
  checkFix({
    before: player,
    now: player.replace("/** @key(7) */ ", ""),
    fixed: player.replace("/** @key(7) */ nickname", "/** @key(7) */\n  nickname"),
  });
});

test("numbers begin with 0 and follow the order of the members", () => {
  checkFix({
    now: "/** @document */ export interface Item { count: int32; /** What it is. */ label?: string }\n",
    fixed:
      "/** @document */ export interface Item { /** @key(0) */ count: int32; /** What it is. @key(1) */ label?: string }\n",
  });
});

test("when the highest key is taken, a gap that was never used is filled", () => {
  checkFix({
    now: "export interface Item {\n  /** @key(0) */ a: int32;\n  /** @key(1023) */ b: int32;\n  c: int32;\n}\n",
    fixed:
      "export interface Item {\n  /** @key(0) */ a: int32;\n  /** @key(1023) */ b: int32;\n  /** @key(1) */\n  c: int32;\n}\n",
  });
});

test("a base's member gets a number that is free in its heirs too", () => {
  checkFix({
    now: "export interface Base {\n  /** @key(0) */ a: int32;\n  b: int32;\n}\nexport interface Heir extends Base {\n  /** @key(4) */ c: int32;\n  d: int32;\n}\n",
    fixed:
      "export interface Base {\n  /** @key(0) */ a: int32;\n  /** @key(5) */\n  b: int32;\n}\nexport interface Heir extends Base {\n  /** @key(4) */ c: int32;\n  /** @key(6) */\n  d: int32;\n}\n",
  });
});

test("a member of a generic interface gets one number for all that it is made of", () => {
  const box = (member: string) => `export interface Box<T> {\n  /** @key(0) */ content: T;\n  ${member}\n}\n`;
  const holder = "export interface Holder {\n  /** @key(0) */ a: Box<int32>;\n  /** @key(1) */ b: Box<string>;\n}\n";
  checkFix({ now: box("locked?: boolean;") + holder, fixed: box("/** @key(1) */\n  locked?: boolean;") + holder });
});

test.each([
  ["in a one-line comment", '/** @document("player") */', '/** @document("player") @reserved(7, "nickname") */'],
  [
    "in a one-line comment without blanks",
    '/**@document("player")*/',
    '/**@document("player") @reserved(7, "nickname") */',
  ],
  [
    "on the line of tags",
    '/**\n * Who plays.\n * @document("player")\n */',
    '/**\n * Who plays.\n * @document("player") @reserved(7, "nickname")\n */',
  ],
  [
    "below the prose",
    '/**\n * @document("player")\n * Who plays.\n */',
    '/**\n * @document("player")\n * Who plays.\n * @reserved(7, "nickname")\n */',
  ],
  [
    "beside another reservation",
    '/** @document("player") @reserved(3) */',
    '/** @document("player") @reserved(3) @reserved(7, "nickname") */',
  ],
  [
    "where the comment closes on its last line",
    '/** Who plays.\n * @document("player") */',
    '/** Who plays.\n * @document("player") @reserved(7, "nickname") */',
  ],
])("a removed slot is reserved %s", (_what, comment, expected) => {
  const rest = "\nexport interface Player {\n  /** @key(0) @id */ id: Uuid;\n}\n";
  checkFix({ before: player, now: comment + rest, fixed: expected + rest });
});

test("a removed slot is reserved above an interface that has no comment", () => {
  const item = (slots: string) => `export interface Item {\n  /** @key(0) */ a: int32;\n${slots}}\n`;
  checkFix({
    before: item("  /** @key(1) */ b?: int32;\n  /** @key(2) */ c?: int32;\n"),
    now: item(""),
    fixed: `/** @reserved(1, "b", 2, "c") */\n${item("")}`,
  });
});

test("line ends and indentation stay those of the file", () => {
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");
  checkFix({
    before: player,
    now: crlf(
      '/**\n * @document("player")\n * Who plays.\n */\nexport interface Player {\n\t/** @key(0) @id */ id: Uuid;\n\thp?: int32;\n}\n',
    ),
    fixed: crlf(
      '/**\n * @document("player")\n * Who plays.\n * @reserved(7, "nickname")\n */\nexport interface Player {\n\t/** @key(0) @id */ id: Uuid;\n\t/** @key(8) */\n\thp?: int32;\n}\n',
    ),
  });
});

test("a slot that a base lost is reserved once, in the base", () => {
  const types = (tags: string, slots: string) =>
    `${tags}export interface Base {\n  /** @key(0) */ a: int32;\n${slots}}\n/** @document("heir") */\nexport interface Heir extends Base {\n  /** @key(4) */ c: int32;\n}\n`;
  checkFix({
    before: types("", "  /** @key(1) */ b?: int32;\n"),
    now: types("", ""),
    fixed: types('/** @reserved(1, "b") */\n', ""),
  });
});

test("a dropped reservation is put back", () => {
  const item = (tags: string) => `${tags}export interface Item {\n  /** @key(0) */ a: int32;\n}\n`;
  checkFix({
    before: item('/** @reserved(3, "b") */\n'),
    now: item(""),
    fixed: item('/** @reserved(3) @reserved("b") */\n').replace("3) @reserved(", "3, "),
  });
});

test("a confirmed rename is noted at the slot and at the type", () => {
  const now = player.replace("nickname", "alias").replaceAll("Player", "Gamer");
  checkFix({
    before: player,
    now,
    fixed: now
      .replace('@document("player")', '@document("player") @was("Player")')
      .replace("@key(7)", '@key(7) @was("nickname")'),
    options: { renames: { "Player.nickname": "alias", Player: "Gamer" } },
  });
});

test("a rename that nobody confirmed is left alone", () => {
  const { model } = read(player.replace("nickname", "alias"));
  const lockfile = nextLockfile(read(player).model, undefined);
  const texts = { "game.schema.ts": head + player.replace("nickname", "alias") };
  expect(proposeFixes(model, lockfile, { texts })).toEqual([]);
  expect(
    proposeFixes(model, lockfile, {
      texts,
      renames: { "Player.nickname": "id", "Player.hp": "alias", Nobody: "Nowhere" },
    }),
  ).toEqual([]);
});

test("a version is raised in place, or added, with a schema id of its own, and not twice", () => {
  // That documents of the new version are refused by readers that are already out is for a person to accept.
  const raised = { options: { raiseVersions: ["Player"] }, left: ["lock/schema-id-raised"] };
  const tagged = (tags: string) => player.replace(" */\nexport", `${tags} */\nexport`);
  const second = tagged(' @version(2) @schema("player.v2")');
  checkFix({ before: player, now: player, fixed: second, ...raised });
  const third = tagged(' @version(3) @schema("player.v3")');
  checkFix({ before: second, now: second, fixed: third, ...raised });
  checkFix({ before: player, now: second, fixed: second, ...raised });
  const bare = tagged(" @version(2)");
  checkFix({ before: player, now: bare, fixed: second, ...raised });
  const named = tagged(' @schema("game.player.v1")');
  const fixed = tagged(' @schema("game.player.v2") @version(2)');
  checkFix({ before: named, now: named, fixed, ...raised });
});

test("a slot with a new meaning gets a key that was never used, and the old key and name are reserved", () => {
  const now = player.replace("nickname?: string", "motto?: string");
  const fixed = now
    .replace('@document("player")', '@document("player") @reserved(7, "nickname")')
    .replace("@key(7)", "@key(8)");
  checkFix({ before: player, now, fixed, options: { newMeanings: ["Player.motto"] } });
});

test("a new meaning and a member without a key never get the same one", () => {
  const now = player.replace("nickname?: string;", "motto?: string;\n  guild?: string;");
  const fixed = now
    .replace('@document("player")', '@document("player") @reserved(7, "nickname")')
    .replace("@key(7)", "@key(8)")
    .replace("  guild", "  /** @key(9) */\n  guild");
  checkFix({ before: player, now, fixed, options: { newMeanings: ["Player.motto"] } });
});

test("a new meaning of an inherited slot is written where the slot is declared, once for all heirs", () => {
  const text = `export interface Named {
  /** @key(1) */ title?: string;
}
/** @document("player") */
export interface Player extends Named {
  /** @key(0) @id */ id: Uuid;
  /** @key(2) */ hp?: int32;
}
`;
  const now = text.replace("title", "motto");
  const fixed = now
    .replace("export interface Named", '/** @reserved(1, "title") */\nexport interface Named')
    .replace("@key(1)", "@key(3)");
  checkFix({ before: text, now, fixed, options: { newMeanings: ["Named.motto", "Player.motto"] } });
});

test("what has no other meaning is left alone", () => {
  const { model } = read(player);
  const lockfile = nextLockfile(model, undefined);
  const texts = { "game.schema.ts": head + player };
  expect(proposeFixes(model, lockfile, { texts, newMeanings: ["Player.nickname", "Player.hp", "Nobody"] })).toEqual([]);
});
