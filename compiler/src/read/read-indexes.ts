import type { IndexModel } from "../model/schema-model.ts";
import { toPascalCase } from "../text/change-case.ts";
import { nearestName } from "../text/nearest-name.ts";
import { type DocComment, findTags, spanOfValue, type Tag } from "./read-comment.ts";
import type { MemberReading } from "./read-member.ts";
import { type Reading, report } from "./reading.ts";
import { reportArgument } from "./tag-readers.ts";
import type { TagValue } from "./tag-value.ts";

/** Composite indexes, declared on the interface: `@index("byFactionAndHp", faction, hp, unique)`. */
export function readRecordIndexes(
  reading: Reading,
  place: { readonly tags: DocComment; readonly members: readonly MemberReading[] },
): readonly IndexModel[] {
  const { tags } = place;
  return findTags(tags, "index").flatMap((tag) => {
    if (tag.problem) return [];
    const [name, ...rest] = tag.values ?? [];
    const unique = isUnique(rest.at(-1));
    const slots = unique ? rest.slice(0, -1) : rest;
    if (name?.kind !== "string" || slots.length === 0) {
      reportArgument(reading, tags, tag, name?.kind === "string" ? undefined : name);
      return [];
    }
    const keys = slots.map((slot) => keyOfPart(reading, slot, { ...place, tag }));
    const known = keys.filter((key) => key !== undefined);
    if (known.length < keys.length) return [];
    return [{ accessor: accessorOf(name.value), keys: known, unique, span: tag.span }];
  });
}

function isUnique(value: TagValue | undefined): boolean {
  return value?.kind === "word" && value.text === "unique";
}

function keyOfPart(
  reading: Reading,
  value: TagValue,
  place: { readonly tags: DocComment; readonly members: readonly MemberReading[]; readonly tag: Tag },
): number | undefined {
  const { tags, members, tag } = place;
  const name = value.kind === "word" ? value.text : value.kind === "string" ? value.value : undefined;
  if (name === undefined) return reportArgument(reading, tags, tag, value);
  const member = members.find((candidate) => candidate.name === name);
  if (member?.slot) return member.slot.key;
  // A member that was refused has been reported; one more finding about it would only distract.
  if (member && member.discriminator === undefined) return undefined;
  const names = members.flatMap((candidate) => (candidate.slot ? [candidate.name] : []));
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? "The interface has no slots." : `Did you mean \`${nearest}\`?`;
  return report(reading, {
    rule: "index/unknown-slot",
    span: spanOfValue(tags, value),
    values: { name, hint },
  });
}

/** `@index`, `@index(unique)`, `@index("name")` and both together on a member. */
export function readMemberIndexes(reading: Reading, member: MemberReading): readonly IndexModel[] {
  const { slot, tags } = member;
  if (!slot) return [];
  return findTags(tags, "index").flatMap((tag) => {
    if (tag.problem) return [];
    const values = tag.values ?? [];
    const unique = isUnique(values.at(-1));
    const [name, second] = unique ? values.slice(0, -1) : values;
    if (second || (name && name.kind !== "string")) {
      reportArgument(reading, tags, tag, second ?? name);
      return [];
    }
    const accessor = name ? accessorOf(name.value) : `by${toPascalCase(slot.name)}`;
    return [{ accessor, keys: [slot.key], unique, span: tag.span }];
  });
}

/** A name that begins with `by` is taken as it is; any other gets it. */
function accessorOf(name: string): string {
  return /^by(?!\p{Ll})/u.test(name) ? name : `by${toPascalCase(name)}`;
}
