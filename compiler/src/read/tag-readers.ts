import { type DocComment, findTag, findTags, spanOfValue, type Tag } from "./read-comment.ts";
import { type Reading, report } from "./reading.ts";
import { tagTable } from "./tag-table.ts";
import type { TagValue } from "./tag-value.ts";

/** Says how a tag is written. */
export function reportArgument(reading: Reading, comment: DocComment, tag: Tag, value?: TagValue): undefined {
  const span = value ? spanOfValue(comment, value) : tag.span;
  const values = { tag: tag.name, form: tagTable[tag.name]?.form ?? `@${tag.name}` };
  return report(reading, { rule: "tag/argument", span, values });
}

/** The values of a tag that was written correctly so far. */
function soleValue(reading: Reading, comment: DocComment, tag: Tag): TagValue | undefined {
  const [value, second] = tag.values ?? [];
  if (second) return reportArgument(reading, comment, tag, second);
  return value;
}

/** The one whole number of `@key(0)`; the text is kept where it is not a safe integer, for `check` to judge. */
export function readWholeNumber(reading: Reading, comment: DocComment, name: string): number | undefined {
  const tag = findTag(comment, name);
  const value = tag && soleValue(reading, comment, tag);
  if (!tag || !value) return undefined;
  if (value.kind !== "number") return reportArgument(reading, comment, tag, value);
  return Number(value.text);
}

/** The one string of `@schema("a.b.v1")`; a bare word is read as one. */
export function readText(reading: Reading, comment: DocComment, name: string): string | undefined {
  const tag = findTag(comment, name);
  const value = tag && soleValue(reading, comment, tag);
  if (!tag || !value) return undefined;
  if (value.kind === "string") return value.value;
  if (value.kind === "word") return value.text;
  return reportArgument(reading, comment, tag, value);
}

/** The one word of `@stability(beta)`, which has to be one of `words`. */
export function readWord<Word extends string>(
  reading: Reading,
  comment: DocComment,
  { name, words }: { readonly name: string; readonly words: readonly Word[] },
): Word | undefined {
  const tag = findTag(comment, name);
  const value = tag && soleValue(reading, comment, tag);
  if (!tag || !value) return undefined;
  const text = value.kind === "word" ? value.text : value.kind === "string" ? value.value : undefined;
  return words.find((word) => word === text) ?? reportArgument(reading, comment, tag, value);
}

/** All of `@was("a") @was("b")`, in source order. */
export function readFormerNames(reading: Reading, comment: DocComment): readonly string[] {
  return findTags(comment, "was").flatMap((tag) =>
    (tag.values ?? []).flatMap((value) => {
      if (value.kind === "string") return [value.value];
      if (value.kind === "word") return [value.text];
      reportArgument(reading, comment, tag, value);
      return [];
    }),
  );
}

export function readDeprecated(comment: DocComment): { readonly deprecated?: string } {
  const tag = findTag(comment, "deprecated");
  return tag ? { deprecated: tag.text ?? "" } : {};
}

/** The number of `@tag(n)` on an interface or an enum member. */
export function readWireTag(reading: Reading, comment: DocComment): number | undefined {
  return readWholeNumber(reading, comment, "tag");
}
