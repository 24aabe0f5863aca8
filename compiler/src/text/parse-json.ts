import jsonc, { type Node, type ParseError } from "jsonc-parser";
import { readPlainJson } from "./read-plain-json.ts";

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

/** The first place where a text is no JSON, and a clause that says why. */
export interface JsonFault {
  readonly kind: "fault";
  readonly at: number;
  readonly reason: string;
}

/** `relaxed` is how people write configs: with comments and trailing commas. */
export type JsonDialect = "strict" | "relaxed";

/** Parses JSON with places. A fault in the text is a value, not an exception. */
export function parseJson(text: string, dialect: JsonDialect): JsonNode | JsonFault {
  // A byte order mark is no part of the JSON; a blank in its place keeps every offset.
  const json = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  return readPlainJson(json, deepestNesting) ?? parseWithFaults(json, dialect);
}

function parseWithFaults(json: string, dialect: JsonDialect): JsonNode | JsonFault {
  const { end, isTooDeep } = findReadablePart(json);
  const errors: ParseError[] = [];
  const isRelaxed = dialect === "relaxed";
  const options = { disallowComments: !isRelaxed, allowTrailingComma: isRelaxed };
  const root = jsonc.parseTree(json.slice(0, end), errors, options);
  const [error] = errors;
  if (isTooDeep && (!error || error.offset >= end))
    return { kind: "fault", at: end, reason: `it is nested more than ${deepestNesting} levels deep` };
  if (error) return faultOf(json, error, errors[1]);
  return root ? nodeOf(root) : { kind: "fault", at: json.length, reason: endsEarly };
}

/** A lockfile is six deep, a default or a config a few more. */
const deepestNesting = 100;

/**
 * How far the parser may read: it recurses, and recovers from a wrong bracket, so that a forged file could exhaust the stack.
 * The part ends before the first bracket that nests too deep, and after the first one that closes what is not open.
 */
function findReadablePart(json: string): { readonly end: number; readonly isTooDeep: boolean } {
  const scanner = jsonc.createScanner(json, true);
  const open: string[] = [];
  while (true) {
    scanner.scan();
    const at = scanner.getTokenOffset();
    const sign = json[at];
    if (sign === undefined) return { end: json.length, isTooDeep: false };
    if (sign === "{" || sign === "[") open.push(sign);
    if (open.length > deepestNesting) return { end: at, isTooDeep: true };
    if (sign === "}" && open.pop() !== "{") return { end: at + 1, isTooDeep: false };
    if (sign === "]" && open.pop() !== "[") return { end: at + 1, isTooDeep: false };
  }
}

const endsEarly = "the text ends too early";

/** By jsonc-parser's name of the error. */
const reasons = new Map([
  ["InvalidSymbol", "no JSON value begins with this character"],
  ["PropertyNameExpected", "a member name in double quotes is expected"],
  ["ValueExpected", "a value is expected"],
  ["ColonExpected", "a colon is expected"],
  ["CommaExpected", "a comma or a closing bracket is expected"],
  ["EndOfFileExpected", "something follows the end of the value"],
  ["InvalidCommentToken", "comments are not allowed here"],
  ["UnexpectedEndOfComment", "this comment has no end"],
  ["UnexpectedEndOfString", "this text has no closing quote"],
  ["InvalidUnicode", "this text has an escape that is none of JSON"],
  ["InvalidEscapeCharacter", "this text has an escape that is none of JSON"],
  ["InvalidCharacter", "this text has a character that must be escaped"],
]);

function faultOf(json: string, { error, offset }: ParseError, next: ParseError | undefined): JsonFault {
  if (offset >= json.length) return { kind: "fault", at: offset, reason: endsEarly };
  const name = jsonc.printParseErrorCode(error);
  const nextName = next && jsonc.printParseErrorCode(next.error);
  // A name without quotes is told apart from a word that is no value by what the parser misses behind it.
  const isBareName = name === "InvalidSymbol" && nextName === "PropertyNameExpected";
  const word = wordAround(json, offset);
  if (word.text !== "" && !isBareName && !isJsonValue(word.text))
    return { kind: "fault", at: word.start, reason: `\`${word.text}\` is no JSON value` };
  return { kind: "fault", at: offset, reason: reasons.get(isBareName ? nextName : name) ?? "this is no JSON" };
}

/** `01` and `1true` are two tokens each, the second one too many; a reader sees one wrong word. */
function wordAround(json: string, offset: number): { readonly start: number; readonly text: string } {
  let start = offset;
  while (isWordSign(json[start - 1])) start--;
  let end = offset;
  while (isWordSign(json[end])) end++;
  return { start, text: json.slice(start, end) };
}

function isWordSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\w.+-]/.test(sign);
}

function isJsonValue(word: string): boolean {
  try {
    JSON.parse(word);
    return true;
  } catch {
    return false;
  }
}

function nodeOf(node: Node): JsonNode {
  const place = { start: node.offset, end: node.offset + node.length };
  switch (node.type) {
    case "object":
      return { kind: "object", members: (node.children ?? []).flatMap(memberOf), ...place };
    case "array":
      return { kind: "array", elements: (node.children ?? []).map(nodeOf), ...place };
    default:
      return { kind: "plain", value: node.value, ...place };
  }
}

function memberOf({ children: [name, value] = [] }: Node): readonly JsonMember[] {
  if (!name || !value) return [];
  return [{ name: name.value, value: nodeOf(value), start: name.offset, end: name.offset + name.length }];
}
