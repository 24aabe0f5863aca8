import type { UnionModel } from "../../model/schema-model.ts";
import { namesOf } from "./context.ts";
import { docLines } from "./doc-text.ts";
import { openLines } from "./layout.ts";
import { stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";

/** What the template of a union prints: an alias, quoted because its members may stand below, and its codec. */
export interface UnionView {
  readonly alias: string;
  readonly docLines: readonly string[];
  readonly codecLines: readonly string[];
}

export function unionView(union: UnionModel, scope: ModuleScope): UnionView {
  const members = union.members.map((member) => scope.type(member.record));
  if (union.open) members.push(scope.wire("UnknownMember"));
  return {
    alias: `${scope.ownName(union.name)}: ${scope.imported("typing", "TypeAlias")} = "${members.join(" | ")}"`,
    docLines: docLines(union.doc, union.deprecated),
    codecLines: codecLines(union, scope),
  };
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
