import type { ts } from "ts-morph";
import { findLiteralUnion } from "./literal-union.ts";
import { spanOf } from "./parse-source.ts";
import type { MemberReading } from "./read-member.ts";
import { shortText } from "./read-type.ts";
import { type Reading, report } from "./reading.ts";
import type { TypeContext } from "./type-context.ts";

interface Selection {
  /** `Pick`, `Omit`, `Partial`, `Required` or `Readonly`. */
  readonly name: string;
  readonly names: ts.TypeNode | undefined;
  readonly node: ts.Node;
  readonly context: TypeContext;
}

const selectionNames: ReadonlySet<string> = new Set(["Pick", "Omit", "Partial", "Required", "Readonly"]);

export function isSelectionName(name: string): boolean {
  return selectionNames.has(name);
}

/** What `Pick<…>` and its like leave of some members; undefined when that cannot be told from the text. */
export function select(
  reading: Reading,
  members: readonly MemberReading[],
  selection: Selection,
): readonly MemberReading[] | undefined {
  switch (selection.name) {
    case "Pick":
    case "Omit":
      return selectByName(reading, members, selection);
    case "Partial":
      return members.map((member) => makeOptional(reading, member, selection));
    case "Required":
      return members.map(makeRequired);
    default:
      return members;
  }
}

function selectByName(
  reading: Reading,
  members: readonly MemberReading[],
  selection: Selection,
): readonly MemberReading[] | undefined {
  const { context, names, node } = selection;
  const span = spanOf(context.file, names ?? node);
  const literals = names && findLiteralUnion(reading, context.file, [names]);
  if (!literals) return report(reading, { rule: "type/extends", span, values: { type: shortText(node, context) } });
  const wanted = new Set(literals.parts.map((part) => part.value));
  for (const part of literals.parts)
    if (!members.some((member) => member.name === part.value))
      report(reading, {
        rule: "type/no-such-member",
        span: spanOf(part.file, part.node),
        values: { name: part.value, type: shortText(node, context) },
      });
  return members.filter((member) => wanted.has(member.name) === (selection.name === "Pick"));
}

function makeOptional(reading: Reading, member: MemberReading, selection: Selection): MemberReading {
  const { slot } = member;
  if (!slot || slot.presence === "optional") return member;
  if (slot.presence === "required") return { ...member, slot: { ...slot, presence: "optional" } };
  const span = spanOf(selection.context.file, selection.node);
  if (slot.presence === "nullable")
    report(reading, { rule: "presence/optional-and-nullable", span, values: { name: slot.name } });
  else report(reading, { rule: "presence/default", span, values: { name: slot.name, presence: "optional" } });
  return member;
}

function makeRequired(member: MemberReading): MemberReading {
  const { slot } = member;
  return slot?.presence === "optional" ? { ...member, slot: { ...slot, presence: "required" } } : member;
}
