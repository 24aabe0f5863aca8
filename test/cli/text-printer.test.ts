import { expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/src/diagnostics/diagnostic.ts";
import { printJson } from "../../compiler/src/diagnostics/json-printer.ts";
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

test("findings are printed for people with place, frame, related places and a count", () => {
  const printed = printText([duplicate, retyped], { paint: plain, textOf: () => text, show: (file) => `sub/${file}` });
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
  before @key(0) hp: int32
  after  @key(0) hp: string
  breaks backward, source

1 error, 1 warning
`);
});

test("without findings nothing is printed", () => {
  expect(printText([], { paint: plain, textOf: () => undefined, show: same })).toBe("");
});

test("a file that is not at hand costs the frame only", () => {
  const printed = printText([duplicate], { paint: plain, textOf: () => undefined, show: same });
  expect(printed).toContain("a.schema.ts:5:3 error KS1000");
  expect(printed).not.toContain("|");
});

test("findings are printed for machines with every member", () => {
  const report = JSON.parse(printJson([duplicate, retyped]));
  expect(report).toEqual({
    version: 1,
    findings: [
      {
        code: "KS1000",
        rule: "key/example",
        breaks: [],
        site: "Player.mp",
        before: null,
        after: null,
        message: duplicate.message,
        fix: duplicate.advice,
        file: "a.schema.ts",
        line: 5,
        column: 3,
      },
      {
        code: "KS2000",
        rule: "slot/example",
        breaks: ["backward", "source"],
        site: "Player.hp",
        before: "@key(0) hp: int32",
        after: "@key(0) hp: string",
        message: retyped.message,
        fix: retyped.advice,
        file: null,
        line: null,
        column: null,
      },
    ],
  });
});

function same(value: string): string {
  return value;
}
