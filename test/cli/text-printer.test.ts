import { expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/src/diagnostics/diagnostic.ts";
import { type Paint, printText } from "../../compiler/src/diagnostics/text-printer.ts";

const plain: Paint = { coloured: false, error: same, warning: same, strong: same, faint: same };
const text = "export interface Player {\n  /** @key(0) */\n  hp: int32;\n  /** @key(0) */\n  mp: int32;\n}\n";

const duplicate: Diagnostic = {
  code: "KS1000",
  rule: "key/example",
  severity: "error",
  message: "Key 0 is already taken by `hp`.",
  advice: "Give `mp` a key that was never used.",
  span: { file: "a.schema.ts", start: text.indexOf("mp"), end: text.indexOf("mp") + 2, line: 5, column: 3 },
  related: [
    {
      span: { file: "a.schema.ts", start: text.indexOf("hp"), end: text.indexOf("hp") + 2, line: 3, column: 3 },
      message: "`hp` takes it here.",
    },
  ],
  site: "Player.mp",
  breaks: [],
};

const retyped: Diagnostic = {
  code: "KS2000",
  rule: "slot/example",
  severity: "warning",
  message: "`Player.hp` became `string`.",
  advice: "Give it a new key.",
  related: [],
  site: "Player.hp",
  breaks: ["backward", "source"],
  before: "@key(0) hp: int32",
  after: "@key(0) hp: string",
};

const accepted: Diagnostic = {
  ...retyped,
  severity: "note",
  change: {
    kind: "slot-retyped-incompatible",
    fingerprint: "00000000000a",
    verdict: {},
    baselines: [],
    reach: [],
    witnesses: [],
    acceptable: true,
    waiver: { reason: "Nobody has it." },
  },
};

test("findings are printed for people with place, frame, related places and a count", () => {
  const printed = printText([duplicate, retyped, accepted], {
    paint: plain,
    textOf: () => text,
    show: (file) => `sub/${file}`,
  });
  expect(
    printed,
  ).toBe(`sub/a.schema.ts:5:3 error KS1000: Key 0 is already taken by \`hp\`. Give \`mp\` a key that was never used.
    3 |   hp: int32;
    4 |   /** @key(0) */
  > 5 |   mp: int32;
      |   ^^
    6 | }
    7 |
  sub/a.schema.ts:3:3 \`hp\` takes it here.
    1 | export interface Player {
    2 |   /** @key(0) */
  > 3 |   hp: int32;
      |   ^^
    4 |   /** @key(0) */
    5 |   mp: int32;
    6 | }

warning KS2000: \`Player.hp\` became \`string\`. Give it a new key.
  before  @key(0) hp: int32
  after   @key(0) hp: string
  breaks  backward; source

1 error, 1 warning, 1 accepted change (not listed)
`);
});

test.each([[[]], [[accepted]]])("without findings that somebody has to look at nothing is printed", (findings) => {
  expect(printText(findings, { paint: plain, textOf: () => undefined, show: same })).toBe("");
});

test("a note that is no accepted change is printed without a count", () => {
  const note: Diagnostic = { ...duplicate, severity: "note", related: [] };
  const printed = printText([note], { paint: plain, textOf: () => undefined, show: same });
  expect(printed).toBe(
    "a.schema.ts:5:3 note KS1000: Key 0 is already taken by `hp`. Give `mp` a key that was never used.\n",
  );
});

test("a file that is not at hand costs the frame only", () => {
  const printed = printText([duplicate], { paint: plain, textOf: () => undefined, show: same });
  expect(printed).toContain("a.schema.ts:5:3 error KS1000");
  expect(printed).not.toContain("|");
});

test("what would move the cursor or hide text is shown as what it is, and the mark stays below its place", () => {
  const hostile = text.replace("  mp", "  /*\u001b[2J\u202e*/ mp");
  const start = hostile.indexOf("mp");
  const span = {
    file: "\u001b]0;a\u0007.ts",
    start,
    end: start + 2,
    line: 5,
    column: start - hostile.lastIndexOf("\n", start),
  };
  const printed = printText([{ ...duplicate, span, related: [] }], { paint: plain, textOf: () => hostile, show: same });
  expect(printed).toContain("␛]0;a␇.ts:5:13 error");
  expect(printed).toContain("> 5 |   /*␛[2J�*/ mp: int32;\n      |             ^^");
  for (const character of ["\u001b", "\u0007", "\u202e"]) expect(printed).not.toContain(character);
});

function same(value: string): string {
  return value;
}
