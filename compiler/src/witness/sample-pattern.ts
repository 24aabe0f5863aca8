/**
 * A text that a `@pattern` accepts, or undefined when none was found: the shortest text of each piece is put together, and the result is
 * held against the expression itself, so that what is not understood (look-around, back-references) only costs the sample.
 */
export function samplePattern(pattern: string): string | undefined {
  const expression = compilePattern(pattern);
  if (!expression) return undefined;
  const cursor: Cursor = { text: pattern, at: 0, depth: 0 };
  const made = readAlternatives(cursor);
  return [...made, ...usualTexts].find((text) => expression.test(text));
}

/** As generated code compiles it: in Unicode mode wherever the pattern allows it. */
export function compilePattern(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The other mode may take it.
    }
  }
  return undefined;
}

const usualTexts = [
  "",
  "a",
  "A",
  "0",
  "a0",
  "aa",
  "AA",
  "00",
  "aaa",
  "AAA",
  "a@a.aa",
  "https://a.aa",
  "2000-01-01",
  "1.0.0",
];

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** Deeper than any pattern that somebody writes, shallow enough for any stack. */
const deepest = 50;
const mostSamples = 8;

function readAlternatives(cursor: Cursor): readonly string[] {
  const samples: string[] = [];
  do samples.push(readSequence(cursor));
  while (take(cursor, "|"));
  return samples.slice(0, mostSamples);
}

function readSequence(cursor: Cursor): string {
  let text = "";
  while (cursor.at < cursor.text.length && !"|)".includes(peek(cursor))) {
    const piece = readPiece(cursor);
    text += piece.repeat(readLeast(cursor));
  }
  return text;
}

function readPiece(cursor: Cursor): string {
  const next = peek(cursor);
  cursor.at++;
  if (next === "^" || next === "$") return "";
  if (next === ".") return "a";
  if (next === "[") return readClass(cursor);
  if (next === "(") return readGroup(cursor);
  if (next === "\\") return readEscape(cursor);
  return next;
}

function readGroup(cursor: Cursor): string {
  if (++cursor.depth > deepest) cursor.at = cursor.text.length;
  const isLook = /^\?<?[=!]/.test(cursor.text.slice(cursor.at, cursor.at + 3));
  const head = /^\?(?::|<?[=!]|<[^>]*>)/.exec(cursor.text.slice(cursor.at));
  cursor.at += head?.[0].length ?? 0;
  const [sample = ""] = readAlternatives(cursor);
  take(cursor, ")");
  cursor.depth--;
  return isLook ? "" : sample;
}

/** How often a piece must stand there at least. */
function readLeast(cursor: Cursor): number {
  const found = /^(?:[*?+]|\{(\d+)(?:,\d*)?\})\??/.exec(cursor.text.slice(cursor.at, cursor.at + 20));
  if (!found) return 1;
  cursor.at += found[0].length;
  if (found[1] !== undefined) return Math.min(Number(found[1]), 1000);
  return found[0].startsWith("+") ? 1 : 0;
}

/** One character of a class: the first that the class itself accepts. */
function readClass(cursor: Cursor): string {
  const start = cursor.at - 1;
  while (cursor.at < cursor.text.length && peek(cursor) !== "]") cursor.at += peek(cursor) === "\\" ? 2 : 1;
  cursor.at++;
  return matchOne(cursor.text.slice(start, cursor.at));
}

function readEscape(cursor: Cursor): string {
  const found = /^(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)/su.exec(
    cursor.text.slice(cursor.at),
  );
  const name = found?.[0] ?? "";
  cursor.at += name.length;
  return name === "b" || name === "B" ? "" : matchOne(`\\${name}`);
}

const candidates = [..."a0A -_.,:;/@#+=~!?()[]{}<>|&%$^*'\"`\\\n\t", "é", "ß", "я", "漢", "😀"];

function matchOne(piece: string): string {
  const expression = compilePattern(`^(?:${piece})$`);
  return candidates.find((text) => expression?.test(text)) ?? allAscii.find((text) => expression?.test(text)) ?? "";
}

const allAscii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

function peek(cursor: Cursor): string {
  return cursor.text[cursor.at] ?? "";
}

function take(cursor: Cursor, text: string): boolean {
  if (peek(cursor) !== text) return false;
  cursor.at++;
  return true;
}
