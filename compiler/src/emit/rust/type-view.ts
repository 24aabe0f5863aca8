import type { RecordModel, UnionModel } from "../../model/schema-model.ts";
import { stringLiteral } from "./literal-text.ts";
import type { ModuleScope } from "./scope.ts";

/** What the templates of records and unions print alike. */
export interface CodecView {
  readonly name: string;
  readonly schemaName: string;
  readonly schemaHash: string;
  /** Spelled such that no type of the model is meant. */
  readonly result: string;
}

export function codecView(type: RecordModel | UnionModel, scope: ModuleScope): CodecView {
  return {
    name: scope.name(type.name),
    schemaName: stringLiteral(type.name),
    schemaHash: stringLiteral(scope.context.hashes.get(type.name) ?? ""),
    result: scope.prelude("Result"),
  };
}

/** Everything that Rust can do with every value of the type. */
export function derivesOf(name: string, scope: ModuleScope, more: readonly string[]): string {
  const always = ["Clone", "Debug", ...more, "PartialEq"];
  const isOrdered = !scope.context.unordered.has(name);
  return [...always, ...(isOrdered ? ["Eq", "PartialOrd", "Ord", "Hash"] : [])].join(", ");
}
