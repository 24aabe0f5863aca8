import type { UnionModel } from "../../model/schema-model.ts";
import type { EmissionContext } from "./context.ts";
import { docLines } from "./literal-text.ts";
import { obsoleteLines } from "./record-view.ts";

/** An interface of the members' classes, its codec, and the class of members that an open union does not know. */
export function unionView(union: UnionModel, context: EmissionContext) {
  const names = context.namesOf(union.name);
  const fault = (code: string) => `throw ${context.external("Fault")}.Of("${code}");`;
  const members = union.members.map(({ tag, record }) => ({ tag: String(tag), ...context.namesOf(record) }));
  const declared = members.map(({ tag }) => `unknown.Tag == ${tag}`).join(" || ");
  return {
    docLines: docLines(union.doc),
    attributeLines: [
      ...members.map(({ tag, type }) => `[${context.external("Union")}(${tag}, typeof(${type}))]`),
      `[${context.external("MessagePackFormatter")}(typeof(${names.codec}))]`,
      ...obsoleteLines(union.deprecated, context),
    ],
    type: names.type,
    isOpen: union.open,
    unknown: names.unknown,
    members: members.map(({ tag, type, codec }) => ({
      tag,
      type,
      codec: `${codec}.Instance`,
      writer: context.external("WireWriter"),
    })),
    // A declared tag belongs to a member that would be read in its place.
    refuseDeclared: declared === "" ? "" : `if (${declared}) ${fault("wire/undeclared-value")}`,
    writer: context.external("WireWriter"),
    reader: context.external("WireReader"),
    undeclared: fault("wire/undeclared-value"),
    unknownTag: fault("wire/unknown-tag"),
  };
}
