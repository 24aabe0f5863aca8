import type { MapType, TypeModel } from "../../model/type-model.ts";
import type { ContainerNames, ContainerType } from "./container-label.ts";
import { containerReadLines } from "./container-read-text.ts";
import type { Container, ModuleScope } from "./scope.ts";
import { typeText } from "./type-text.ts";
import { type FunctionsView, signatures } from "./type-view.ts";
import { sizeText, writeText } from "./value-text.ts";

/** The three functions of a container type, which only its module calls. */
export interface ContainerView extends FunctionsView, ContainerNames {}

export function containerView({ type, names }: Container, scope: ModuleScope): ContainerView {
  return {
    exported: "",
    isShared: false,
    ...names,
    ...signatures(typeText(type, scope), scope),
    ...containerBodies(type, scope),
    readLines: containerReadLines(type, scope),
  };
}

type Bodies = Pick<FunctionsView, "sizeLines" | "writeLines">;

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
  };
}

function mapBodies(type: MapType, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
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

interface ElementPrinter {
  size(type: TypeModel): string;
  write(type: TypeModel): string;
}

function elementPrinter(value: string, scope: ModuleScope): ElementPrinter {
  return {
    size: (type) => sizeText(type, { scope, value }),
    write: (type) => writeText(type, { scope, value }),
  };
}
