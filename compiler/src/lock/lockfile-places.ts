import type { Span } from "../model/span.ts";
import { type JsonMember, type JsonNode, parseJson } from "../text/parse-json.ts";
import type { ReleasedThing } from "./baseline.ts";

/** Where a lockfile has what was released: the line of the slot, member, index or type. The text is parsed when the first place is asked for. */
export function findLockfilePlaces(file: {
  readonly path: string;
  readonly text: string;
}): (released: ReleasedThing) => Span | undefined {
  let found: Places | undefined;
  return ({ type, member }) => {
    found ??= readPlaces(file.text);
    const locked = found.types.get(type);
    const place = member === undefined ? undefined : memberOf(locked, member);
    const named = place ?? locked;
    return named && spanOf(named, file.path, found.lineStarts);
  };
}

interface Places {
  readonly types: ReadonlyMap<string, JsonMember>;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

function readPlaces(text: string): Places {
  const root = parseJson(text, "strict");
  const types = root.kind === "fault" ? [] : membersOf(memberNamed(root, "types")?.value);
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  return { types: new Map(types.map((type) => [type.name, type])), lineStarts };
}

/** Where members of a type stand; keys, tags and accessors are never taken for each other, since only one of the first two is there. */
const memberHomes = ["slots", "members", "indexes"];

function memberOf(type: JsonMember | undefined, member: number | string): JsonMember | undefined {
  for (const home of memberHomes) {
    const found = memberNamed(memberNamed(type?.value, home)?.value, String(member));
    if (found) return found;
  }
  return undefined;
}

function memberNamed(node: JsonNode | undefined, name: string): JsonMember | undefined {
  return membersOf(node).find((member) => member.name === name);
}

function membersOf(node: JsonNode | undefined): readonly JsonMember[] {
  return node?.kind === "object" ? node.members : [];
}

/** From the name to the end of the value when that is on the same line; of a block the name alone. */
function spanOf(member: JsonMember, file: string, lineStarts: readonly number[]): Span {
  const line = lineAt(member.start, lineStarts);
  const lineEnd = lineStarts[line] ?? Number.POSITIVE_INFINITY;
  const end = member.value.end < lineEnd ? member.value.end : member.end;
  return { file, start: member.start, end, line, column: member.start - (lineStarts[line - 1] ?? 0) + 1 };
}

/** The number of the line, from 1, that an offset stands in. */
function lineAt(offset: number, lineStarts: readonly number[]): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
