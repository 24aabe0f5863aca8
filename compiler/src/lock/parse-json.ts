/** A JSON value that knows where it stands: UTF-16 offsets into the text. Duplicate members are kept, so that they can be reported. */
export type JsonNode = JsonObject | JsonArray | JsonPlain;

interface Placed {
  readonly start: number;
  readonly end: number;
}

export interface JsonObject extends Placed {
  readonly kind: "object";
  readonly members: readonly JsonMember[];
}

export interface JsonArray extends Placed {
  readonly kind: "array";
  readonly elements: readonly JsonNode[];
}

export interface JsonPlain extends Placed {
  readonly kind: "plain";
  readonly value: string | number | boolean | null;
}

/** `start` and `end` are those of the name. */
export interface JsonMember extends Placed {
  readonly name: string;
  readonly value: JsonNode;
}

/** Where a text stops being JSON, and what was expected there. */
export interface JsonFault {
  readonly kind: "fault";
  readonly at: number;
  readonly expected: string;
}

/** Parses JSON with places. A fault in the text is a value, not an exception. */
export function parseJson(text: string): JsonNode | JsonFault {
  const cursor: Cursor = { text, at: text.startsWith("\uFEFF") ? 1 : 0, depth: 0 };
  const node = parseValue(cursor);
  if (node.kind === "fault") return node;
  skipSpace(cursor);
  return cursor.at === text.length ? node : fault(cursor, "the end of the file");
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** A lockfile is six deep and a default a few more; a forged file must not exhaust the stack. */
const deepestNesting = 100;

function parseValue(cursor: Cursor): JsonNode | JsonFault {
  skipSpace(cursor);
  switch (cursor.text[cursor.at]) {
    case "{":
      return parseNested(cursor, parseObject);
    case "[":
      return parseNested(cursor, parseArray);
    case '"':
      return parseString(cursor);
    default:
      return parseLiteral(cursor);
  }
}

function parseNested(cursor: Cursor, parse: (cursor: Cursor) => JsonNode | JsonFault): JsonNode | JsonFault {
  if (cursor.depth >= deepestNesting) return fault(cursor, `at most ${deepestNesting} levels of nesting`);
  cursor.depth++;
  const node = parse(cursor);
  cursor.depth--;
  return node;
}

function parseObject(cursor: Cursor): JsonObject | JsonFault {
  const start = cursor.at++;
  const members: JsonMember[] = [];
  if (!readMark(cursor, "}")) {
    do {
      const member = parseMember(cursor);
      if ("kind" in member) return member;
      members.push(member);
    } while (readMark(cursor, ","));
    if (!readMark(cursor, "}")) return fault(cursor, "`,` or `}`");
  }
  return { kind: "object", members, start, end: cursor.at };
}

function parseMember(cursor: Cursor): JsonMember | JsonFault {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== '"') return fault(cursor, "a member's name in double quotes");
  const name = parseString(cursor);
  if (name.kind === "fault") return name;
  if (!readMark(cursor, ":")) return fault(cursor, "`:`");
  const value = parseValue(cursor);
  return value.kind === "fault" ? value : { name: String(name.value), value, start: name.start, end: name.end };
}

function parseArray(cursor: Cursor): JsonArray | JsonFault {
  const start = cursor.at++;
  const elements: JsonNode[] = [];
  if (!readMark(cursor, "]")) {
    do {
      const element = parseValue(cursor);
      if (element.kind === "fault") return element;
      elements.push(element);
    } while (readMark(cursor, ","));
    if (!readMark(cursor, "]")) return fault(cursor, "`,` or `]`");
  }
  return { kind: "array", elements, start, end: cursor.at };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON refuses control characters inside strings.
const stringToken = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;

function parseString(cursor: Cursor): JsonPlain | JsonFault {
  const token = readToken(cursor, stringToken);
  if (token === undefined) return fault(cursor, "a string that ends on its line");
  return { kind: "plain", value: String(JSON.parse(token)), start: cursor.at - token.length, end: cursor.at };
}

const literalToken = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.])/y;

function parseLiteral(cursor: Cursor): JsonPlain | JsonFault {
  const token = readToken(cursor, literalToken);
  if (token === undefined) return fault(cursor, "a JSON value");
  return { kind: "plain", value: literalValue(token), start: cursor.at - token.length, end: cursor.at };
}

function literalValue(token: string): number | boolean | null {
  if (token === "null") return null;
  if (token === "true" || token === "false") return token === "true";
  return Number(token);
}

function readToken(cursor: Cursor, token: RegExp): string | undefined {
  token.lastIndex = cursor.at;
  const found = token.exec(cursor.text)?.[0];
  cursor.at += found?.length ?? 0;
  return found;
}

function readMark(cursor: Cursor, mark: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== mark) return false;
  cursor.at++;
  return true;
}

const space = /[ \t\r\n]*/y;

function skipSpace(cursor: Cursor): void {
  space.lastIndex = cursor.at;
  space.test(cursor.text);
  cursor.at = space.lastIndex;
}

function fault(cursor: Cursor, expected: string): JsonFault {
  skipSpace(cursor);
  return { kind: "fault", at: cursor.at, expected };
}
