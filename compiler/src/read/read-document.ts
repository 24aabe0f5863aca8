import { stabilities } from "../model/compatibility.ts";
import type { DocumentModel, IndexModel } from "../model/schema-model.ts";
import { toKebabCase } from "../text/change-case.ts";
import { type DocComment, findTag } from "./read-comment.ts";
import { readMemberIndexes, readRecordIndexes } from "./read-indexes.ts";
import type { MemberReading } from "./read-member.ts";
import { type Reading, report } from "./reading.ts";
import type { Declared } from "./resolve-name.ts";
import { readText, readWholeNumber, readWord } from "./tag-readers.ts";

export interface DocumentPlace {
  readonly tags: DocComment;
  readonly members: readonly MemberReading[];
  readonly declared: Declared;
}

const documentTags = ["schema", "version", "global", "draft", "stability", "index"];

/** What `@document` makes of an interface; undefined for a record. */
export function readDocument(reading: Reading, place: DocumentPlace): DocumentModel | undefined {
  const { tags, members, declared } = place;
  if (!findTag(tags, "document")) return reportDocumentTags(reading, place);
  const type = readText(reading, tags, "document") ?? toKebabCase(declared.name);
  const [name] = reportSecondNames(reading, members);
  const stability = readWord(reading, tags, { name: "stability", words: stabilities });
  return {
    type,
    schemaId: readText(reading, tags, "schema") ?? type,
    version: readWholeNumber(reading, tags, "version") ?? 1,
    global: findTag(tags, "global") !== undefined,
    draft: findTag(tags, "draft") !== undefined,
    ...(stability && { stability }),
    idKeys: keysTagged(members, "id"),
    ...(name?.slot && { nameKey: name.slot.key }),
    indexes: readIndexes(reading, place),
  };
}

function readIndexes(reading: Reading, place: DocumentPlace): readonly IndexModel[] {
  return [
    ...readRecordIndexes(reading, place),
    ...place.members.flatMap((member) => readMemberIndexes(reading, member)),
  ];
}

function keysTagged(members: readonly MemberReading[], tag: string): readonly number[] {
  return members
    .flatMap((member) => (member.slot && findTag(member.tags, tag) ? [member.slot.key] : []))
    .sort((a, b) => a - b);
}

function reportSecondNames(reading: Reading, members: readonly MemberReading[]): readonly MemberReading[] {
  const named = members.filter((member) => findTag(member.tags, "name"));
  const [first] = named;
  const firstTag = first && findTag(first.tags, "name");
  for (const member of named.slice(1)) {
    const tag = findTag(member.tags, "name");
    if (!tag || !firstTag) continue;
    const related = [{ span: firstTag.span, message: `\`${first.name}\` is the name lookup already.` }];
    report(reading, {
      rule: "name-lookup/second",
      span: tag.span,
      values: { name: member.name, first: first.name },
      related,
    });
  }
  return named;
}

function reportDocumentTags(reading: Reading, place: DocumentPlace): undefined {
  for (const tag of place.tags.tags) {
    if (tag.unknown || !documentTags.includes(tag.name)) continue;
    const values = { tag: tag.name, type: place.declared.name };
    report(reading, { rule: "tag/needs-document", span: tag.span, values });
  }
  return undefined;
}

const lookupTags = ["id", "name", "index"];

/** `@id`, `@name` and `@index` mean something in documents alone; in a base they do so for the documents that extend it. */
export function reportLookupTags(reading: Reading, members: readonly MemberReading[], owner: string): void {
  for (const member of members) {
    if (member.declaredIn !== owner) continue;
    for (const tag of member.tags.tags)
      if (!tag.unknown && lookupTags.includes(tag.name))
        report(reading, { rule: "tag/needs-document", span: tag.span, values: { tag: tag.name, type: owner } });
  }
}
