import type { UnionModel } from "../../model/schema-model.ts";
import { namesOf } from "./context.ts";
import { docLines } from "./doc-text.ts";
import { openLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";

/** What the template of a union prints: an alias and its codec. */
export interface UnionView {
  readonly alias: string;
  readonly docLines: readonly string[];
  readonly codecLines: readonly string[];
}

export function unionView(union: UnionModel, scope: ModuleScope): UnionView {
  return {
    alias: `${scope.ownName(union.name)}: ${scope.imported("typing", "TypeAlias")} = ${aliasText(union, scope)}`,
    docLines: docLines(union.doc, union.deprecated),
    codecLines: codecLines(union, scope),
  };
}

/**
 * The members are known by now, as unions stand behind all classes, and so `isinstance` takes the alias. Those of other modules
 * may not be, where modules import each other: then it is quoted, for type checkers alone.
 */
function aliasText(union: UnionModel, scope: ModuleScope): string {
  const members = union.members.map(({ record }) => scope.value(record));
  if (union.open) members.push(scope.wire("UnknownMember"));
  const text = members.join(" | ");
  return union.members.every(({ record }) => scope.isOwn(record)) ? text : `"${text}"`;
}

function codecLines(union: UnionModel, scope: ModuleScope): readonly string[] {
  const codec = scope.wire("UnionCodec");
  const members = union.members.map((member) => `(${member.tag}, ${scope.value(member.record)})`);
  return openLines({
    open: `${namesOf(scope.context, union.name).codec}: ${codec}[${scope.type(union.name)}] = ${codec}(`,
    items: [
      `name=${stringLiteral(union.name)}`,
      `schema_hash="${scope.context.hashes.get(union.name)}"`,
      `open=${union.open ? "True" : "False"}`,
      openLines({ open: "members=lambda: (", items: members, close: ")" }).join("\n"),
    ],
    close: ")",
  });
}
