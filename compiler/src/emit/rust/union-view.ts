import type { UnionModel } from "../../model/schema-model.ts";
import { docLines } from "./doc-text.ts";
import { nameMembers, unknownVariant } from "./names.ts";
import { type ModuleScope, typeNamed } from "./scope.ts";
import { typeText } from "./type-text.ts";
import { type CodecView, codecView, derivesOf } from "./type-view.ts";

/** What the template of a union prints. */
export interface UnionView extends CodecView {
  readonly docLines: readonly string[];
  readonly derives: string;
  readonly variants: readonly { readonly docLines: readonly string[]; readonly text: string }[];
  readonly writeLines: readonly string[];
  readonly readLines: readonly string[];
}

export function unionView(union: UnionModel, scope: ModuleScope): UnionView {
  const members = union.members.map((member) => ({
    tag: member.tag,
    name: nameMembers(union).get(member.record) ?? "",
    type: typeText({ kind: "reference", name: member.record }, { scope, holder: union.name }),
    docLines: deprecationOf(member.record, scope),
  }));
  const unknown = {
    docLines: ["/// A member that this build does not know."],
    text: `${unknownVariant}(keyslot::UnknownMember)`,
  };
  const tags = `&[${members.map(({ tag }) => tag).join(", ")}]`;
  return {
    ...codecView(union, scope),
    docLines: docLines(union.doc, union.deprecated),
    derives: derivesOf(union.name, scope, []),
    variants: [
      ...members.map((member) => ({ docLines: member.docLines, text: `${member.name}(${member.type})` })),
      ...(union.open ? [unknown] : []),
    ],
    writeLines: [
      ...members.map(({ name, tag }) => `Self::${name}(body) => writer.member(${tag}, body),`),
      ...(union.open ? [`Self::${unknownVariant}(member) => member.write(writer, ${tags}),`] : []),
    ],
    readLines: [
      ...(union.open ? [] : ["let start = reader.position();"]),
      "match reader.tag()? {",
      ...members.map(({ name, tag }) => `    ${tag} => reader.body().map(Self::${name}),`),
      union.open
        ? `    tag => reader.unknown_member(tag).map(Self::${unknownVariant}),`
        : "    _ => Err(reader.unknown_tag(start)),",
      "}",
    ],
  };
}

/** The record's own docs are on its struct. */
function deprecationOf(record: string, scope: ModuleScope): readonly string[] {
  return docLines("", typeNamed(scope.context, record).deprecated);
}
