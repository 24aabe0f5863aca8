import type { MapType, TypeModel } from "../../model/type-model.ts";
import { isTypedArray } from "../../model/typed-array.ts";
import type { ContainerType } from "./container-label.ts";
import { typeNamed } from "./context.ts";
import type { ModuleScope } from "./scope.ts";
import { shapeText } from "./shape-text.ts";
import { elementText, typeText } from "./type-text.ts";
import { readText } from "./value-text.ts";

/** The body of a container's read function. */
export function containerReadLines(type: ContainerType, scope: ModuleScope): readonly string[] {
  switch (type.kind) {
    case "list":
      return listLines(type.element, scope);
    case "set":
      return setLines(type.element, scope);
    case "tuple":
      return tupleLines(type.elements, scope);
    case "map":
      return type.form === "record" ? dictionaryLines(type, scope) : mapLines(type, scope);
  }
}

/**
 * A list is made at its length: growing to it takes up to a tenth of the time that reading a document takes, and leaves room that nothing
 * fills. A long one grows, so that lists which declare more than they hold, each inside the other, do not take memory before they are refused.
 */
function listLines(element: TypeModel, scope: ModuleScope): readonly string[] {
  const array = `new ${scope.global("Array")}(count)`;
  return [
    "const count = r.readArrayHeader(depth);",
    `const items: ${elementText(element, scope)}[] = count > 1024 ? [] : ${array};`,
    `for (let i = 0; i < count; i++) items[i] = ${readElement(element, scope)};`,
    "return items;",
  ];
}

function setLines(element: TypeModel, scope: ModuleScope): readonly string[] {
  const check = scope.kernel("addElement");
  return [
    "const count = r.readArrayHeader(depth);",
    `const items = new ${scope.global("Set")}<${typeText(element, scope)}>();`,
    `for (let i = 0; i < count; i++) ${check}(r, items, ${readElement(element, scope)});`,
    ...(isIdentity(element, scope)
      ? [`${scope.kernel("checkDistinct")}(r, items, ${shapeText(element, { scope })});`]
      : []),
    "return items;",
  ];
}

/** True for values that JavaScript compares by identity, so that a Set holds equal ones twice. */
function isIdentity(type: TypeModel, scope: ModuleScope): boolean {
  if (type.kind === "nullable") return isIdentity(type.type, scope);
  if (type.kind === "scalar") return type.scalar === "bytes" || type.scalar === "date" || isTypedArray(type.scalar);
  return type.kind !== "reference" || typeNamed(scope.context, type.name).kind !== "enum";
}

function mapLines(type: MapType, scope: ModuleScope): readonly string[] {
  const types = `${typeText(type.key, scope)}, ${typeText(type.value, scope)}`;
  return [
    "const count = r.readMapHeader(depth);",
    `const items = new ${scope.global("Map")}<${types}>();`,
    `for (let i = 0; i < count; i++) ${scope.kernel("putEntry")}(r, items, ${readEntry(type, scope)});`,
    "return items;",
  ];
}

function dictionaryLines(type: MapType, scope: ModuleScope): readonly string[] {
  return [
    "const count = r.readMapHeader(depth);",
    `const items: { [name: string]: ${typeText(type.value, scope)} } = {};`,
    `for (let i = 0; i < count; i++) ${scope.kernel("putOwn")}(r, items, ${readEntry(type, scope)});`,
    "return items;",
  ];
}

function tupleLines(elements: readonly TypeModel[], scope: ModuleScope): readonly string[] {
  return [
    `${scope.kernel("readTupleHeader")}(r, ${elements.length}, depth);`,
    `return [${elements.map((element) => readElement(element, scope)).join(", ")}];`,
  ];
}

/** Arguments are evaluated from left to right, so the key is read before the value. */
function readEntry(type: MapType, scope: ModuleScope): string {
  return `${readElement(type.key, scope)}, ${readElement(type.value, scope)}`;
}

function readElement(type: TypeModel, scope: ModuleScope): string {
  return readText(type, { scope, depth: "depth + 1" });
}
