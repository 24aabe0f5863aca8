import type { MapType, TypeModel } from "../../model/type-model.ts";
import type { ContainerNames, ContainerType } from "./container-label.ts";
import { typeNamed } from "./context.ts";
import type { Container, ModuleScope } from "./scope.ts";
import { shapeText } from "./shape-text.ts";
import { elementText, typeText } from "./type-text.ts";
import { type FunctionsView, signatures } from "./type-view.ts";
import { readText, sizeText, writeText } from "./value-text.ts";

/** The three functions of a container type, which only its module calls. */
export interface ContainerView extends FunctionsView, ContainerNames {}

export function containerView({ type, names }: Container, scope: ModuleScope): ContainerView {
  return {
    exported: "",
    isShared: false,
    ...names,
    ...signatures(typeText(type, scope), scope),
    ...containerBodies(type, scope),
  };
}

type Bodies = Pick<FunctionsView, "sizeLines" | "writeLines" | "readLines">;

function containerBodies(type: ContainerType, scope: ModuleScope): Bodies {
  switch (type.kind) {
    case "list":
      return listBodies(type.element, scope);
    case "set":
      return setBodies(type.element, scope);
    case "tuple":
      return tupleBodies(type.elements, scope);
    case "map":
      return type.form === "record" ? dictionaryBodies(type, scope) : mapBodies(type, scope);
  }
}

function listBodies(element: TypeModel, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const item = elementPrinter("item", scope);
  return {
    sizeLines: [
      `${k("checkArray")}(v);`,
      `${k("checkDepth")}(depth);`,
      "let n = 5;",
      `for (const item of v) n += ${item.size(element)};`,
      "return n;",
    ],
    writeLines: [
      `p = ${k("writeArrayHeader")}(b, d, p, v.length);`,
      `for (const item of v) p = ${item.write(element)};`,
      "return p;",
    ],
    readLines: [
      "const count = r.readArrayHeader(depth);",
      `const items: ${elementText(element, scope)}[] = [];`,
      `for (let i = 0; i < count; i++) items.push(${item.read(element)});`,
      "return items;",
    ],
  };
}

function setBodies(element: TypeModel, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const item = elementPrinter("item", scope);
  return {
    sizeLines: [
      `${k("checkSet")}(v);`,
      `${k("checkDepth")}(depth);`,
      "let n = 5;",
      `for (const item of v) n += ${item.size(element)};`,
      "return n;",
    ],
    writeLines: [
      `p = ${k("writeArrayHeader")}(b, d, p, v.size);`,
      `const entries = ${k("beginEntries")}();`,
      "for (const item of v) {",
      `  ${k("markEntry")}(entries, p);`,
      `  p = ${item.write(element)};`,
      "}",
      `return ${k("sortElements")}(entries, b, p);`,
    ],
    readLines: [
      "const count = r.readArrayHeader(depth);",
      `const items = new ${scope.global("Set")}<${typeText(element, scope)}>();`,
      `for (let i = 0; i < count; i++) ${k("addElement")}(r, items, ${item.read(element)});`,
      ...(isIdentity(element, scope) ? [`${k("checkDistinct")}(r, items, ${shapeText(element, { scope })});`] : []),
      "return items;",
    ],
  };
}

/** True for values that JavaScript compares by identity, so that a Set holds equal ones twice. */
function isIdentity(type: TypeModel, scope: ModuleScope): boolean {
  if (type.kind === "nullable") return isIdentity(type.type, scope);
  if (type.kind === "scalar") return type.scalar === "bytes" || type.scalar === "date";
  return type.kind !== "reference" || typeNamed(scope.context, type.name).kind !== "enum";
}

function mapBodies(type: MapType, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const types = `${typeText(type.key, scope)}, ${typeText(type.value, scope)}`;
  return {
    sizeLines: [
      `${k("checkMap")}(v);`,
      `${k("checkDepth")}(depth);`,
      "let n = 5;",
      `for (const [key, item] of v) n += ${entrySize(type, scope)};`,
      "return n;",
    ],
    writeLines: [
      `p = ${k("writeMapHeader")}(b, d, p, v.size);`,
      `const entries = ${k("beginEntries")}();`,
      "for (const [key, item] of v) {",
      ...entryWriteLines(type, scope),
      "}",
      `return ${k("sortEntries")}(entries, b, p);`,
    ],
    readLines: [
      "const count = r.readMapHeader(depth);",
      `const items = new ${scope.global("Map")}<${types}>();`,
      `for (let i = 0; i < count; i++) ${k("putEntry")}(r, items, ${entryRead(type, scope)});`,
      "return items;",
    ],
  };
}

function dictionaryBodies(type: MapType, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const entries = `${scope.global("Object")}.entries(v)`;
  return {
    sizeLines: [
      `${k("checkDictionary")}(v);`,
      `${k("checkDepth")}(depth);`,
      "let n = 5;",
      `for (const [key, item] of ${entries}) n += ${entrySize(type, scope)};`,
      "return n;",
    ],
    writeLines: [
      `const properties = ${entries};`,
      `p = ${k("writeMapHeader")}(b, d, p, properties.length);`,
      `const entries = ${k("beginEntries")}();`,
      "for (const [key, item] of properties) {",
      ...entryWriteLines(type, scope),
      "}",
      `return ${k("sortEntries")}(entries, b, p);`,
    ],
    readLines: [
      "const count = r.readMapHeader(depth);",
      `const items: { [name: string]: ${typeText(type.value, scope)} } = {};`,
      `for (let i = 0; i < count; i++) ${k("putOwn")}(r, items, ${entryRead(type, scope)});`,
      "return items;",
    ],
  };
}

function tupleBodies(elements: readonly TypeModel[], scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const at = (i: number) => elementPrinter(`v[${i}]`, scope);
  return {
    sizeLines: [
      `${k("checkTuple")}(v, ${elements.length});`,
      `${k("checkDepth")}(depth);`,
      "let n = 5;",
      ...elements.map((element, i) => `n += ${at(i).size(element)};`),
      "return n;",
    ],
    writeLines: [
      `p = ${k("writeArrayHeader")}(b, d, p, ${elements.length});`,
      ...elements.map((element, i) => `p = ${at(i).write(element)};`),
      "return p;",
    ],
    readLines: [
      `${k("readTupleHeader")}(r, ${elements.length}, depth);`,
      `return [${elements.map((element, i) => at(i).read(element)).join(", ")}];`,
    ],
  };
}

function entrySize(type: MapType, scope: ModuleScope): string {
  return `${elementPrinter("key", scope).size(type.key)} + ${elementPrinter("item", scope).size(type.value)}`;
}

function entryWriteLines(type: MapType, scope: ModuleScope): readonly string[] {
  return [
    `  ${scope.kernel("markEntry")}(entries, p);`,
    `  p = ${elementPrinter("key", scope).write(type.key)};`,
    `  ${scope.kernel("markKey")}(entries, p);`,
    `  p = ${elementPrinter("item", scope).write(type.value)};`,
  ];
}

/** Arguments are evaluated from left to right, so the key is read before the value. */
function entryRead(type: MapType, scope: ModuleScope): string {
  return `${elementPrinter("key", scope).read(type.key)}, ${elementPrinter("item", scope).read(type.value)}`;
}

interface ElementPrinter {
  size(type: TypeModel): string;
  write(type: TypeModel): string;
  read(type: TypeModel): string;
}

function elementPrinter(value: string, scope: ModuleScope): ElementPrinter {
  return {
    size: (type) => sizeText(type, { scope, value }),
    write: (type) => writeText(type, { scope, value }),
    read: (type) => readText(type, { scope, depth: "depth + 1" }),
  };
}
