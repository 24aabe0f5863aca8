import { standardTags, tagTable } from "./tag-table.ts";
import { readArguments, readValue, type TagCursor, type TagValue, TagValueError } from "./tag-value.ts";

/** One tag in a comment's text; places count in that text. */
export interface ScannedTag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Where the name ends. */
  readonly nameEnd: number;
  /** Unset when there are none, not even empty parentheses. */
  readonly values?: readonly TagValue[];
  /** Free text, for `@deprecated`. */
  readonly text?: string;
  readonly problem?: { readonly text: string; readonly at: number };
  /** True for tags that we do not know. */
  readonly unknown?: true;
}

/** Finds our tags and unknown ones; standard TSDoc tags stay in the prose. */
export function scanTags(text: string): { readonly tags: readonly ScannedTag[]; readonly prose: string } {
  const tags: ScannedTag[] = [];
  let prose = "";
  let at = 0;
  const special = /[`@{]/g;
  while (at < text.length) {
    special.lastIndex = at;
    const next = special.exec(text)?.index ?? text.length;
    prose += text.slice(at, next);
    at = next;
    if (at === text.length) break;
    const skipped = endOfQuoted(text, at);
    if (skipped > at) {
      prose += text.slice(at, skipped);
      at = skipped;
      continue;
    }
    const tag = scanTag(text, at);
    if (tag) {
      tags.push(tag);
      prose += tagMark;
      at = Math.max(tag.end, at + 1);
    } else prose += text[at++];
  }
  return { tags, prose: removeMarks(prose) };
}

/** Stands in the prose where a tag was, until its line is tidied. */
const tagMark = "\0";

/** Lines that held tags alone are dropped; where tags stood between words one blank stays. */
function removeMarks(prose: string): string {
  if (!prose.includes(tagMark)) return prose;
  const lines = prose.split("\n").filter((line) => !line.includes(tagMark) || /[^\s\0]/.test(line));
  return lines.map((line) => line.replace(/[ \t]*\0[ \t\0]*/g, " ")).join("\n");
}

/** The end of a code span, code fence or `{@link …}` that begins at `at`; `at` itself when none does. */
function endOfQuoted(text: string, at: number): number {
  if (text[at] === "`") {
    const fence = /`+/y;
    fence.lastIndex = at;
    const ticks = fence.exec(text)?.[0] ?? "`";
    const close = text.indexOf(ticks, at + ticks.length);
    return close < 0 ? at + ticks.length : close + ticks.length;
  }
  if (text.startsWith("{@", at)) {
    const close = text.indexOf("}", at);
    return close < 0 ? at + 2 : close + 1;
  }
  return at;
}

const tagName = /@([A-Za-z][A-Za-z0-9_-]*)/y;

function scanTag(text: string, start: number): ScannedTag | undefined {
  if (text[start] !== "@" || !/^[\s)*]?$/.test(text[start - 1] ?? "")) return undefined;
  tagName.lastIndex = start;
  const name = tagName.exec(text)?.[1];
  if (name === undefined || standardTags.has(name)) return undefined;
  const nameEnd = start + 1 + name.length;
  // `@scope/package` and `@host.example` are prose.
  if (/^(?:\/|\.\w)/.test(text.slice(nameEnd, nameEnd + 2))) return undefined;
  const row = Object.hasOwn(tagTable, name) ? tagTable[name] : undefined;
  const plain = { name, start, nameEnd };
  if (!row) return { ...plain, end: nameEnd, unknown: true };
  if (row.argument === "text") return scanText(text, plain);
  return scanArguments(text, plain, row.argument);
}

type TagStart = Pick<ScannedTag, "name" | "start" | "nameEnd">;

/** Free text: up to the next tag, ours or a standard one, or the next empty line. */
function scanText(text: string, tag: TagStart): ScannedTag {
  const next = /\n[ \t]*\n|(?<=\s)@[A-Za-z]/g;
  next.lastIndex = tag.nameEnd;
  const end = next.exec(text)?.index ?? text.length;
  const reason = text.slice(tag.nameEnd, end);
  return { ...tag, end: tag.nameEnd + reason.trimEnd().length, text: reason.replace(/\s+/g, " ").trim() };
}

function scanArguments(text: string, tag: TagStart, argument: "required" | "optional" | "none"): ScannedTag {
  const blanks = /[ \t]*/y;
  blanks.lastIndex = tag.nameEnd;
  const next = tag.nameEnd + (blanks.exec(text)?.[0].length ?? 0);
  const cursor: TagCursor = { text, at: next, depth: 0 };
  if (text[next] === "(" && (next === tag.nameEnd || argument === "required"))
    return finish(tag, cursor, readArguments(cursor));
  if (argument === "required" && next > tag.nameEnd && !/^[\n@]?$/.test(text[next] ?? ""))
    return finish(tag, cursor, readBareArguments(cursor));
  if (argument === "optional" && next > tag.nameEnd && text[next] === '"')
    return finish(tag, cursor, readBareArguments(cursor));
  return { ...tag, end: tag.nameEnd };
}

/** `@key 0`, `@reserved 3, 5-7`: values behind a blank, divided by commas. */
function readBareArguments(cursor: TagCursor): readonly TagValue[] | TagValueError {
  const values: TagValue[] = [];
  const comma = /[ \t]*,[ \t]*/y;
  for (;;) {
    const value = readValue(cursor);
    if (value instanceof TagValueError) return value;
    values.push(value);
    comma.lastIndex = cursor.at;
    const found = comma.exec(cursor.text);
    if (!found) return values;
    cursor.at += found[0].length;
  }
}

function finish(tag: TagStart, cursor: TagCursor, values: readonly TagValue[] | TagValueError): ScannedTag {
  if (!(values instanceof TagValueError)) return { ...tag, end: cursor.at, values };
  const lineEnd = cursor.text.indexOf("\n", tag.nameEnd);
  const end = lineEnd < 0 ? cursor.text.length : lineEnd;
  return {
    ...tag,
    end: tag.nameEnd + cursor.text.slice(tag.nameEnd, end).trimEnd().length,
    problem: { text: values.problem, at: values.at },
  };
}
