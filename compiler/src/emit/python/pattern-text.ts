/**
 * A JavaScript pattern (unicode mode, tested anywhere in the text) as one that Python's `re` takes in the same way under
 * `re.ASCII`; undefined where Python has no way to say it: property escapes, lookbehind, backreferences.
 */
export function pythonPattern(pattern: string): string | undefined {
  let translated = "";
  for (let at = 0; at < pattern.length; ) {
    const piece = pattern[at] === "[" ? classAt(pattern, at) : pieceAt(pattern, at);
    if (piece === undefined) return undefined;
    translated += piece.text;
    at = piece.end;
  }
  return translated;
}

interface Piece {
  readonly text: string;
  /** Where the next piece begins. */
  readonly end: number;
}

const plainPieces: Readonly<Record<string, string>> = {
  // Without the multiline flag `$` is the very end; Python's would also stand before a last line break.
  $: "\\Z",
  ".": "[^\\n\\r\\u2028\\u2029]",
};

function pieceAt(pattern: string, at: number): Piece | undefined {
  if (pattern[at] === "\\") return outsideClass(escapeAt(pattern, at));
  if (pattern.startsWith("(?", at)) return groupAt(pattern, at);
  const quantifier = /^\{\d+(?:,\d*)?\}/.exec(pattern.slice(at));
  if (quantifier) return isSmall(quantifier[0]) ? { text: quantifier[0], end: at + quantifier[0].length } : undefined;
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  return { text: plainPieces[character] ?? character, end: at + character.length };
}

/** Python's `re` counts to 2³² − 2. */
function isSmall(quantifier: string): boolean {
  return (quantifier.match(/\d+/g) ?? []).every((count) => Number(count) < 2 ** 31);
}

function groupAt(pattern: string, at: number): Piece | undefined {
  const [plain] = /^\(\?[:=!]/.exec(pattern.slice(at)) ?? [];
  if (plain !== undefined) return { text: plain, end: at + plain.length };
  const [named, name] = /^\(\?<([A-Za-z_]\w*)>/.exec(pattern.slice(at)) ?? [];
  return named === undefined ? undefined : { text: `(?P<${name}>`, end: at + named.length };
}

/** One escape: either one character, or a class of them. */
type Escape = { readonly end: number } & (
  | { readonly point: number }
  | { readonly inside: string; readonly alone: string }
);

/** What JavaScript takes as white space; Python's ASCII mode knows less of it. */
const space = "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const noSpace =
  "\\x00-\\x08\\x0e-\\x1f!-\\u009f\\u00a1-\\u167f\\u1681-\\u1fff\\u200b-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff" +
  "\\u3001-\\ufefe\\uff00-\\U0010ffff";

const classes: Readonly<Record<string, { readonly inside: string; readonly alone: string }>> = {
  d: { inside: "\\d", alone: "\\d" },
  D: { inside: "\\D", alone: "\\D" },
  w: { inside: "\\w", alone: "\\w" },
  W: { inside: "\\W", alone: "\\W" },
  s: { inside: space, alone: `[${space}]` },
  S: { inside: noSpace, alone: `[^${space}]` },
};

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, "0": 0 };

function escapeAt(pattern: string, at: number): Escape | undefined {
  const rest = pattern.slice(at);
  const letter = rest.charAt(1);
  const known = classes[letter];
  if (known) return { ...known, end: at + 2 };
  if (letter === "b" || letter === "B") return { inside: "", alone: `\\${letter}`, end: at + 2 };
  const control = controls[letter];
  if (control !== undefined) return { point: control, end: at + 2 };
  return codePointAt(rest, at) ?? symbolAt(rest, at);
}

/** `\x41`, `\u0041`, `\ud83d\ude00`, `\u{1f600}`, `\cA`. */
function codePointAt(rest: string, at: number): Escape | undefined {
  const pair = /^\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})/i.exec(rest);
  if (pair) {
    const text = String.fromCharCode(parseInt(pair[1] ?? "", 16), parseInt(pair[2] ?? "", 16));
    return { point: text.codePointAt(0) ?? 0, end: at + pair[0].length };
  }
  const single = /^\\(?:x([\da-f]{2})|u([\da-f]{4})|u\{([\da-f]+)\})/i.exec(rest);
  if (single) return { point: parseInt(single[1] ?? single[2] ?? single[3] ?? "", 16), end: at + single[0].length };
  const control = /^\\c([A-Za-z])/.exec(rest);
  return control ? { point: (control[1] ?? "").charCodeAt(0) % 32, end: at + 3 } : undefined;
}

/** In unicode mode only marks are escaped; a digit or another letter means something that Python does not have. */
function symbolAt(rest: string, at: number): Escape | undefined {
  return /^\\[\^$\\.*+?()[\]{}|/-]/.test(rest) ? { point: rest.charCodeAt(1), end: at + 2 } : undefined;
}

function outsideClass(found: Escape | undefined): Piece | undefined {
  if (found === undefined) return undefined;
  return { text: "point" in found ? pointText(found.point) : found.alone, end: found.end };
}

/** A class in brackets, every mark in it escaped: Python warns of some that JavaScript takes as they are. */
function classAt(pattern: string, start: number): Piece | undefined {
  let at = start + 1;
  const negated = pattern[at] === "^";
  if (negated) at++;
  let members = "";
  while (at < pattern.length && pattern[at] !== "]") {
    const member = memberAt(pattern, at);
    if (member === undefined) return undefined;
    members += member.text;
    at = member.end;
  }
  if (members === "") return { text: negated ? "[\\x00-\\U0010ffff]" : "(?!)", end: at + 1 };
  return { text: `[${negated ? "^" : ""}${members}]`, end: at + 1 };
}

/** One character of a class, a range of them, or a class within. */
function memberAt(pattern: string, at: number): Piece | undefined {
  const low = characterAt(pattern, at);
  if (low === undefined || !("point" in low)) return low && { text: low.inside, end: low.end };
  const isRange = pattern[low.end] === "-" && pattern[low.end + 1] !== "]";
  const high = isRange ? characterAt(pattern, low.end + 1) : undefined;
  if (!isRange) return { text: pointText(low.point), end: low.end };
  if (high === undefined || !("point" in high)) return undefined;
  return { text: `${pointText(low.point)}-${pointText(high.point)}`, end: high.end };
}

function characterAt(pattern: string, at: number): Escape | undefined {
  if (pattern[at] === "\\") {
    // Within brackets it is a backspace.
    return pattern[at + 1] === "b" ? { point: 8, end: at + 2 } : escapeAt(pattern, at);
  }
  const point = pattern.codePointAt(at) ?? 0;
  return { point, end: at + String.fromCodePoint(point).length };
}

/** Letters, digits and marks that mean nothing to `re` stand for themselves; whatever else is written by its number. */
function pointText(point: number): string {
  const character = String.fromCodePoint(point);
  if (/[A-Za-z0-9 _@,:;!%=<>/]/.test(character)) return character;
  const code = point.toString(16);
  if (point < 0x100) return `\\x${code.padStart(2, "0")}`;
  return point < 0x10000 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
}
