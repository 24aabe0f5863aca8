/** One argument of a tag, as written. Numbers stay text, so that none loses a digit. `start` and `end` count in the comment's text. */
export type TagValue = TagValueContent & { readonly start: number; readonly end: number };

export type TagValueContent =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly text: string }
  /** `true`, `unique`, `faction`, `Faction.Red`. */
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "range"; readonly from: string; readonly to: string }
  | { readonly kind: "array"; readonly items: readonly TagValue[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [name: string, value: TagValue])[] };

/** Why an argument could not be read, and where. */
export class TagValueError {
  readonly problem: string;
  readonly at: number;
  constructor(problem: string, at: number) {
    this.problem = problem;
    this.at = at;
  }
}

/** Where the reading stands. */
export interface TagCursor {
  readonly text: string;
  at: number;
  depth: number;
}

const deepestValue = 32;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const range = /(\d+)[ \t]*(?:-|–|\.\.)[ \t]*(\d+)/y;
const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*/uy;
const blanks = /[ \t\n]*/y;

/** Reads `(a, b)`; the cursor stands on the opening parenthesis and ends behind the closing one. */
export function readArguments(cursor: TagCursor): readonly TagValue[] | TagValueError {
  cursor.at++;
  return readList(cursor, ")", "parenthesis");
}

/** Reads one value: a JSON literal, a word, or a range of whole numbers. */
export function readValue(cursor: TagCursor): TagValue | TagValueError {
  const start = cursor.at;
  const content = readContent(cursor);
  return content instanceof TagValueError ? content : { ...content, start, end: cursor.at };
}

function readContent(cursor: TagCursor): TagValueContent | TagValueError {
  const next = cursor.text[cursor.at];
  if (next === '"' || next === "'") return readString(cursor, next);
  if (next === "[") return readArray(cursor);
  if (next === "{") return readObject(cursor);
  const between = match(cursor, range);
  if (between) return { kind: "range", from: between[1] ?? "", to: between[2] ?? "" };
  const digits = match(cursor, number);
  if (digits) return readNumberEnd(cursor, digits[0]);
  const name = match(cursor, word);
  if (name) return { kind: "word", text: name[0] };
  const found = next === undefined || next === "\n" ? "the end of the line" : `\`${next}\``;
  return new TagValueError(`a value is missing before ${found}`, cursor.at);
}

/** A bigint's `n` is allowed; any other letter behind a number is a slip. */
function readNumberEnd(cursor: TagCursor, text: string): TagValueContent | TagValueError {
  if (cursor.text[cursor.at] === "n" && /^-?\d+$/.test(text)) cursor.at++;
  const next = cursor.text[cursor.at] ?? "";
  if (/[\p{ID_Continue}.]/u.test(next) && !(next === "." && !/\d/.test(cursor.text[cursor.at + 1] ?? "")))
    return new TagValueError(`\`${text}${next}\` is not a number`, cursor.at);
  return { kind: "number", text };
}

function readArray(cursor: TagCursor): TagValueContent | TagValueError {
  cursor.at++;
  const items = readList(cursor, "]", "bracket");
  return items instanceof TagValueError ? items : { kind: "array", items };
}

function readList(cursor: TagCursor, close: string, closeName: string): TagValue[] | TagValueError {
  if (++cursor.depth > deepestValue) return new TagValueError("the value is nested too deeply", cursor.at);
  const items: TagValue[] = [];
  match(cursor, blanks);
  while (!take(cursor, close)) {
    if (cursor.at >= cursor.text.length) return new TagValueError(`the closing ${closeName} is missing`, cursor.at);
    const item = readValue(cursor);
    if (item instanceof TagValueError) return item;
    items.push(item);
    match(cursor, blanks);
    if (take(cursor, ",")) match(cursor, blanks);
    else if (cursor.text[cursor.at] !== close) return missing(cursor, `a comma or the closing ${closeName}`);
  }
  cursor.depth--;
  return items;
}

function readObject(cursor: TagCursor): TagValueContent | TagValueError {
  if (++cursor.depth > deepestValue) return new TagValueError("the value is nested too deeply", cursor.at);
  cursor.at++;
  const entries: (readonly [string, TagValue])[] = [];
  match(cursor, blanks);
  while (!take(cursor, "}")) {
    const entry = readEntry(cursor);
    if (entry instanceof TagValueError) return entry;
    entries.push(entry);
    match(cursor, blanks);
    if (take(cursor, ",")) match(cursor, blanks);
    else if (cursor.text[cursor.at] !== "}") return missing(cursor, "a comma or the closing brace");
  }
  cursor.depth--;
  return { kind: "object", entries };
}

function readEntry(cursor: TagCursor): readonly [string, TagValue] | TagValueError {
  const quote = cursor.text[cursor.at];
  const quoted = quote === '"' || quote === "'" ? readString(cursor, quote) : undefined;
  if (quoted instanceof TagValueError) return quoted;
  const name = quoted?.kind === "string" ? quoted.value : match(cursor, word)?.[0];
  if (name === undefined) return missing(cursor, "a property name");
  match(cursor, blanks);
  if (!take(cursor, ":")) return missing(cursor, "a colon");
  match(cursor, blanks);
  const value = readValue(cursor);
  return value instanceof TagValueError ? value : [name, value];
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function readString(cursor: TagCursor, quote: string): TagValueContent | TagValueError {
  const opening = cursor.at++;
  let value = "";
  for (;;) {
    const next = cursor.text[cursor.at];
    if (next === undefined || next === "\n") return new TagValueError("the closing quote is missing", opening);
    cursor.at++;
    if (next === quote) return { kind: "string", value };
    if (next !== "\\") {
      value += next;
      continue;
    }
    const character = readEscape(cursor);
    if (character instanceof TagValueError) return character;
    value += character;
  }
}

function readEscape(cursor: TagCursor): string | TagValueError {
  const start = cursor.at - 1;
  const letter = cursor.text[cursor.at++] ?? "";
  if (Object.hasOwn(escapes, letter)) return escapes[letter] ?? "";
  const digits = cursor.text.slice(cursor.at, cursor.at + 4);
  if (letter === "u" && /^[0-9a-fA-F]{4}$/.test(digits)) {
    cursor.at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  return new TagValueError(`\`\\${letter}\` is not an escape of JSON (a backslash is written \`\\\\\`)`, start);
}

function missing(cursor: TagCursor, what: string): TagValueError {
  return new TagValueError(`${what} is missing`, cursor.at);
}

function take(cursor: TagCursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

function match(cursor: TagCursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (found) cursor.at += found[0].length;
  return found ?? undefined;
}
