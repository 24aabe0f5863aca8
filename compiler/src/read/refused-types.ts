import { ts } from "ts-morph";
import type { Rule } from "../diagnostics/catalog.ts";

/** Type expressions that have no place in a schema, and the rule that says so. */
const refusals: ReadonlyMap<ts.SyntaxKind, Rule> = new Map<ts.SyntaxKind, Rule>([
  [ts.SyntaxKind.AnyKeyword, "type/any"],
  [ts.SyntaxKind.UnknownKeyword, "type/unknown"],
  [ts.SyntaxKind.BigIntKeyword, "type/bigint"],
  [ts.SyntaxKind.SymbolKeyword, "type/symbol"],
  [ts.SyntaxKind.ObjectKeyword, "type/object"],
  [ts.SyntaxKind.NeverKeyword, "type/no-value"],
  [ts.SyntaxKind.VoidKeyword, "type/no-value"],
  [ts.SyntaxKind.UndefinedKeyword, "type/no-value"],
  [ts.SyntaxKind.FunctionType, "type/function"],
  [ts.SyntaxKind.ConstructorType, "type/function"],
  [ts.SyntaxKind.ConditionalType, "type/conditional"],
  [ts.SyntaxKind.InferType, "type/conditional"],
  [ts.SyntaxKind.MappedType, "type/mapped"],
]);

/** The rule for a type expression that is not part of the language. */
export function refusalOf(node: ts.TypeNode): Rule {
  if (ts.isLiteralTypeNode(node))
    return node.literal.kind === ts.SyntaxKind.NullKeyword ? "type/no-value" : "type/literal";
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.UniqueKeyword) return "type/symbol";
  return refusals.get(node.kind) ?? "type/computed";
}

/** Types of the language and its hosts that are known to mean nothing on the wire, and what to write instead. */
export const refusedGlobals: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Function: "Keep behaviour out of the schema",
    Promise: "Store the value that it resolves to",
    Object: "Declare an interface with slots",
    String: "Write `string`",
    Number: "Write `number`",
    Boolean: "Write `boolean`",
    Symbol: "Use a string",
    BigInt: "Import `int64` or `uint64` from `@keyslot/runtime/types`",
    RegExp: "Store its source as a string",
    Error: "Declare an interface with the slots that matter",
    URL: "Store it as a string",
    Buffer: "Write `Uint8Array`",
    ArrayBuffer: "Write `Uint8Array`",
    DataView: "Write `Uint8Array`",
    Uint8ClampedArray: "Write `Uint8Array`",
    Float16Array: "Write `Float32Array`",
    WeakMap: "Write `Map<K, V>`",
    WeakSet: "Write `Set<T>`",
    WeakRef: "Write the type itself",
    NonNullable: "Write the type without `null` and `undefined`",
    Exclude: "Write the remaining members out",
    Extract: "Write the remaining members out",
    ReturnType: "Write the type itself",
    Parameters: "Write the types themselves",
    Awaited: "Write the type itself",
  }),
);
