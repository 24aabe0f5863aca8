import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { pythonPattern } from "../../../compiler/src/emit/python/pattern-text.ts";
import { findPython } from "./interpreter.ts";

const run = promisify(execFile);
const { path, missing } = await findPython();

const patterns = [
  "^[a-z]*$",
  "^\\d{5}(?:-\\d{4})?$",
  "^.+$",
  "\\s",
  "^\\S+$",
  "[\\s\\d]x",
  "[^\\S]",
  "[\\W_]",
  "\\bfoo\\b",
  "[\\b]",
  "^(?<year>\\d{4})-(?<month>\\d\\d)$",
  "a(?=b)",
  "a(?!b)",
  "^[^]$",
  "[]",
  "^[\\u{1f600}-\\u{1f64f}]$",
  "^\\ud83d\\ude00$",
  "^[😀é]{1,2}?$",
  "[a&&b||c~~+--e[]",
  "^\\x41\\u0042\\cA?\\0?$",
  "^[\\-.\\]\\\\/]+$",
  "^\\/\\^\\$\\.$",
  "a|b|",
  "^(?:a|b)*?c+?$",
  "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}",
];

const texts = [
  "",
  "a",
  "ab",
  "abc",
  "ac\n",
  "12345",
  "12345\n",
  "12345-6789",
  "١٢٣٤٥",
  "é",
  "_",
  "foo bar",
  "foöbar",
  "1x",
  "\u00a0x",
  "\ufeff",
  "\u2028",
  "\r",
  "\b",
  "\u200b",
  "\u001c",
  "\u0085",
  "😀",
  "é😀",
  "-",
  "&",
  "[",
  "~",
  "2024-05",
  "AB\u0001\0",
  "AB",
  ".-]\\/",
  "/^$.",
  "me@example.org",
  "\ud800",
];

test.each(["\\p{L}", "(?<=a)b", "(a)\\1", "(?<n>a)\\k<n>", "[\\p{Lu}]", "a{99999999999}"])(
  "%s is not for Python",
  (pattern) => expect(pythonPattern(pattern)).toBeUndefined(),
);

const skipped = path === undefined && process.env.CI !== "true";
test.skipIf(skipped)(`Python's patterns match what JavaScript's do${missing ? ` (${missing})` : ""}`, async () => {
  if (path === undefined) throw new Error(missing);
  const rows = patterns.map((pattern) => ({ pattern, translated: pythonPattern(pattern) }));
  const input = JSON.stringify({ patterns: rows.map(({ translated }) => translated), texts });
  const { stdout } = await run(path, ["-W", "error", "-c", script, input]);
  const found: readonly (readonly boolean[])[] = JSON.parse(stdout);
  const differences = rows.flatMap(({ pattern, translated }, i) =>
    texts.flatMap((text, k) => {
      const expected = new RegExp(pattern, "u").test(text);
      return found[i]?.[k] === expected ? [] : [{ pattern, translated, text, expected }];
    }),
  );
  expect(differences).toEqual([]);
});

const script = `
import json, re, sys
given = json.loads(sys.argv[1])
found = [[re.compile(p, re.ASCII).search(t) is not None for t in given["texts"]] for p in given["patterns"]]
print(json.dumps(found))
`;
