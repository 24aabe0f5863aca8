import { highestKey } from "../model/highest-key.ts";
import type { RecordModel, Reserved, SlotModel } from "../model/schema-model.ts";
import { collectMembers } from "./collect-members.ts";
import { readNamedType } from "./named-type.ts";
import { type DocComment, findTags, spanOfValue } from "./read-comment.ts";
import { readDocument } from "./read-document.ts";
import { type MemberReading, reportMissingKey } from "./read-member.ts";
import { type Reading, report } from "./reading.ts";
import type { TypeRequest } from "./request-type.ts";
import { readWireTag, reportArgument } from "./tag-readers.ts";
import type { TagValue } from "./tag-value.ts";

/** A record before its defaults are known. */
export interface RecordReading {
  readonly model: RecordModel;
  readonly members: readonly MemberReading[];
  readonly file: DocComment["file"];
  /** The name in the source, which for a generic is not the model's. */
  readonly declaredName: string;
}

export function readRecord(reading: Reading, request: TypeRequest): RecordReading {
  const { declared, bindings } = request;
  const { named, tags } = readNamedType(reading, request, "interface");
  const { members, comments } = collectMembers(reading, { declared, bindings, derived: [] });
  const tag = readWireTag(reading, tags);
  const discriminator = members.find((member) => member.discriminator !== undefined);
  reportOtherLiterals(reading, members, discriminator);
  const document = readDocument(reading, { tags, members, declared });
  const model: RecordModel = {
    kind: "record",
    ...named,
    slots: members.flatMap((member) => slotOf(member, declared.name)).sort((a, b) => a.key - b.key),
    reserved: readReserved(reading, comments),
    ...(tag !== undefined && { tag }),
    ...(discriminator?.discriminator !== undefined && {
      discriminator: { property: discriminator.name, value: discriminator.discriminator },
    }),
    ...(document && { document }),
    unkeyed: members.flatMap((member) =>
      member.unkeyed && member.declaredIn === declared.name ? [member.unkeyed] : [],
    ),
  };
  return { model, members, file: declared.file, declaredName: declared.name };
}

function slotOf(member: MemberReading, owner: string): readonly SlotModel[] {
  if (!member.slot) return [];
  return [member.declaredIn === owner ? member.slot : { ...member.slot, inheritedFrom: member.declaredIn }];
}

/** Only one literal member can be the discriminator; a second one lacks its key. */
function reportOtherLiterals(
  reading: Reading,
  members: readonly MemberReading[],
  discriminator: MemberReading | undefined,
): void {
  for (const member of members) {
    if (member.discriminator === undefined || member === discriminator || member.name === discriminator?.name) continue;
    reportMissingKey(reading, member);
  }
}

/** Keys that were used once; those of the bases count here too, because their slots live here. */
function readReserved(reading: Reading, comments: readonly DocComment[]): Reserved {
  const keys = new Set<number>();
  const names = new Set<string>();
  for (const comment of comments)
    for (const tag of findTags(comment, "reserved"))
      for (const value of tag.values ?? []) {
        if (value.kind === "string") names.add(value.value);
        else if (value.kind === "word") names.add(value.text);
        else if (value.kind === "number" || value.kind === "range") {
          for (const key of reservedKeys(reading, comment, value)) keys.add(key);
        } else reportArgument(reading, comment, tag, value);
      }
  return { keys: [...keys].sort((a, b) => a - b), names: [...names].sort() };
}

function reservedKeys(
  reading: Reading,
  comment: DocComment,
  value: Extract<TagValue, { kind: "number" | "range" }>,
): readonly number[] {
  const from = Number(value.kind === "range" ? value.from : value.text);
  const to = value.kind === "range" ? Number(value.to) : from;
  if (Number.isInteger(from) && from >= 0 && to >= from && to <= highestKey)
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  const written = value.kind === "range" ? `${value.from}-${value.to}` : value.text;
  report(reading, { rule: "key/reserved-range", span: spanOfValue(comment, value), values: { value: written } });
  return [];
}
