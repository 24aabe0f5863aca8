/**
 * The .NET spelling of a JavaScript pattern (which has the `u` flag), to be used without options: every escape and anchor that means
 * something else in .NET is written out. Undefined for what .NET cannot say, as it knows UTF-16 units and no scripts.
 */
export function translatePattern(pattern: string): string | undefined {
  if (/[\u{10000}-\u{10ffff}]/u.test(pattern)) return undefined;
  const cursor: Cursor = { pattern, at: 0 };
  let text = "";
  while (cursor.at < pattern.length) {
    const piece = translatePiece(cursor);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

interface Cursor {
  readonly pattern: string;
  at: number;
}

function translatePiece(cursor: Cursor): string | undefined {
  const character = cursor.pattern[cursor.at] ?? "";
  if (character === "\\") return translateEscape(cursor, outside);
  if (character === "[") return translateClass(cursor);
  cursor.at++;
  // JavaScript's dot takes both units of a pair, and so does its negated class.
  if (character === ".") return pairOr("\\n\\r\\u2028\\u2029");
  if (character === "$") return "\\z";
  if (character === "(") return openGroup(cursor);
  return character;
}

/** Groups are spelled alike, except that modifiers are not: they would change what our spellings mean. */
function openGroup(cursor: Cursor): string | undefined {
  const rest = cursor.pattern.slice(cursor.at);
  if (!rest.startsWith("?")) return "(";
  const head = /^\?(?:[=!:]|<[=!]|<[A-Za-z_]\w*>)/.exec(rest)?.[0];
  if (head === undefined) return undefined;
  cursor.at += head.length;
  return `(${head}`;
}

type Escapes = Readonly<Record<string, string>>;

const space = "\\t\\n\\v\\f\\r\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const word = "A-Za-z0-9_";

const inside: Escapes = { d: "0-9", w: word, s: space, b: "\\b", "-": "\\-" };
const outside: Escapes = {
  d: "[0-9]",
  D: pairOr("0-9"),
  w: `[${word}]`,
  W: pairOr(word),
  s: `[${space}]`,
  S: pairOr(space),
  b: `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`,
  B: `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`,
};

/** Any character but those, a pair of units included. */
function pairOr(excluded: string): string {
  return `(?:[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]|${excluded === "" ? "[\\s\\S]" : `[^${excluded}]`})`;
}

/** An escape, where it may stand for several characters. */
function translateEscape(cursor: Cursor, escapes: Escapes): string | undefined {
  const rest = cursor.pattern.slice(cursor.at);
  const code = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{0*([0-9a-fA-F]{1,4})\})/.exec(rest);
  if (code) {
    cursor.at += code[0].length;
    return unitEscape(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "", 16));
  }
  const alike = /^\\(?:c[A-Za-z]|k<[A-Za-z_]\w*>|[1-9]\d*)/.exec(rest)?.[0];
  if (alike !== undefined) {
    cursor.at += alike.length;
    return alike;
  }
  const letter = rest[1] ?? "";
  cursor.at += 2;
  if (Object.hasOwn(escapes, letter)) return escapes[letter];
  if (letter === "0") return "\\u0000";
  if (/[tnvfr]/.test(letter)) return `\\${letter}`;
  // What is left are categories, which know no letters beyond the basic plane in .NET, and escaped punctuation.
  return /[A-Za-z]/.test(letter) ? undefined : `\\${letter}`;
}

function unitEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

function translateClass(cursor: Cursor): string | undefined {
  cursor.at++;
  const isNegated = cursor.pattern[cursor.at] === "^";
  if (isNegated) cursor.at++;
  let text = "";
  while (cursor.pattern[cursor.at] !== "]") {
    const character = cursor.pattern[cursor.at];
    if (character === undefined) return undefined;
    const piece = character === "\\" ? translateEscape(cursor, inside) : literalInClass(cursor, character);
    if (piece === undefined) return undefined;
    text += piece;
  }
  cursor.at++;
  if (isNegated) return pairOr(text);
  return text === "" ? "(?!)" : `[${text}]`;
}

/** `[` would begin a subtraction. */
function literalInClass(cursor: Cursor, character: string): string {
  cursor.at++;
  return character === "[" || character === "^" ? `\\${character}` : character;
}
