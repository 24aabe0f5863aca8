import type { MapType, TypeModel } from "../../model/type-model.ts";
import type { ContainerNames, ContainerType } from "./container-label.ts";
import { containerReadLines } from "./container-read-text.ts";
import { fixedSize } from "./fixed-size.ts";
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
  const item = `const item = v[i] as ${typeText(element, scope)};`;
  // By index, because engines then read an array of doubles without making an object of each.
  const each = (start: string, statement: (value: string) => string) => {
    const head = `for (${start}; i < v.length; i++)`;
    return isPut(element, scope)
      ? [`${head} ${statement("v[i]")}`]
      : [`${head} {`, `  ${item}`, `  ${statement("item")}`, "}"];
  };
  return {
    sizeLines: [
      `${k("checkArray")}(v);`,
      `${k("checkDepth")}(depth);`,
      ...totalLines(
        "v.length",
        fixedSize(element, scope) ?? each("let i = 0", (value) => `n += ${sizeText(element, { scope, value })};`),
      ),
    ],
    writeLines: [
      "const count = v.length;",
      `p = ${k("writeArrayHeader")}(b, d, p, count);`,
      "let i = 0;",
      ...each("", (value) => `p = ${writeText(element, { scope, value })};`),
      // A getter of an element may have changed the list.
      `if (i !== count) ${k("fault")}("wire/type-mismatch");`,
      "return p;",
    ],
  };
}

/** True for scalars that are checked while they are written, whatever they are. */
function isPut(type: TypeModel, scope: ModuleScope): boolean {
  return type.kind === "scalar" && fixedSize(type, scope) !== undefined;
}

/** Adds up sizes: so much for each of `count`, or what the lines add to `n`. */
function totalLines(count: string, each: number | readonly string[]): readonly string[] {
  if (typeof each === "number") return [`return ${headerSize} + ${count} * ${each};`];
  return [`let n = ${headerSize};`, ...each, "return n;"];
}

const headerSize = 5;

function setBodies(element: TypeModel, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const place = { scope, value: "item" };
  const each = fixedSize(element, scope) ?? [`for (const item of v) n += ${sizeText(element, place)};`];
  return {
    sizeLines: [`${k("checkSet")}(v);`, `${k("checkDepth")}(depth);`, ...totalLines("v.size", each)],
    writeLines: [
      "const count = v.size;",
      `p = ${k("writeArrayHeader")}(b, d, p, count);`,
      `const entries = ${k("beginEntries")}();`,
      "for (const item of v) {",
      `  ${k("markEntry")}(entries, p);`,
      `  p = ${writeText(element, place)};`,
      "}",
      `return ${k("sortElements")}(entries, b, p, count);`,
    ],
  };
}

function mapBodies(type: MapType, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const walk: EntryWalk = {
    count: "v.size",
    key: "for (const key of v.keys())",
    item: "for (const item of v.values())",
    entry: (statement) => [`for (const [key, item] of v) ${statement}`],
  };
  return {
    sizeLines: [`${k("checkMap")}(v);`, `${k("checkDepth")}(depth);`, ...entrySizeLines(type, walk, scope)],
    writeLines: [
      "const count = v.size;",
      `p = ${k("writeMapHeader")}(b, d, p, count);`,
      `const entries = ${k("beginEntries")}();`,
      "for (const [key, item] of v) {",
      ...entryWriteLines(type, scope),
      "}",
      `return ${k("sortEntries")}(entries, b, p, count);`,
    ],
  };
}

function dictionaryBodies(type: MapType, scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const object = scope.global("Object");
  // Engines know the properties that they enumerate, and that they are the value's own, where pairs of names and values are made one by one.
  const own = [
    "for (const key in v) {",
    `  if (!${object}.prototype.hasOwnProperty.call(v, key)) continue;`,
    `  const item = v[key] as ${typeText(type.value, scope)};`,
  ];
  const walk: EntryWalk = {
    count: `${object}.keys(v).length`,
    key: `for (const key of ${object}.keys(v))`,
    item: `for (const item of ${object}.values(v))`,
    entry: (statement) => [...own, `  ${statement}`, "}"],
  };
  return {
    sizeLines: [`${k("checkDictionary")}(v);`, `${k("checkDepth")}(depth);`, ...entrySizeLines(type, walk, scope)],
    writeLines: [
      `const count = ${object}.keys(v).length;`,
      `p = ${k("writeMapHeader")}(b, d, p, count);`,
      `const entries = ${k("beginEntries")}();`,
      ...own,
      ...entryWriteLines(type, scope),
      "}",
      `return ${k("sortEntries")}(entries, b, p, count);`,
    ],
  };
}

/** How a map is walked over. */
interface EntryWalk {
  /** The expression for how many entries there are. */
  readonly count: string;
  /** The heads of loops that name a `key`, or an `item`. */
  readonly key: string;
  readonly item: string;
  /** A statement for each `key` and `item`. */
  readonly entry: (statement: string) => readonly string[];
}

/** What has a fixed size is not walked over. */
function entrySizeLines(type: MapType, walk: EntryWalk, scope: ModuleScope): readonly string[] {
  const key = fixedSize(type.key, scope);
  const item = fixedSize(type.value, scope);
  const keySize = () => sizeText(type.key, { scope, value: "key" });
  const itemSize = () => sizeText(type.value, { scope, value: "item" });
  if (key !== undefined && item !== undefined) return totalLines(walk.count, key + item);
  if (key === undefined && item === undefined) return totalLines("", walk.entry(`n += ${keySize()} + ${itemSize()};`));
  if (key === undefined) return totalLines("", [`${walk.key} n += ${keySize()} + ${item};`]);
  return totalLines("", [`${walk.item} n += ${itemSize()} + ${key};`]);
}

function tupleBodies(elements: readonly TypeModel[], scope: ModuleScope): Bodies {
  const k = (name: string) => scope.kernel(name);
  const fixed = elements.reduce((sum, element) => sum + (fixedSize(element, scope) ?? 0), headerSize);
  const variable = elements.flatMap((element, i) =>
    fixedSize(element, scope) === undefined ? [`n += ${sizeText(element, { scope, value: `v[${i}]` })};`] : [],
  );
  const total = variable.length === 0 ? [`return ${fixed};`] : [`let n = ${fixed};`, ...variable, "return n;"];
  return {
    sizeLines: [`${k("checkTuple")}(v, ${elements.length});`, `${k("checkDepth")}(depth);`, ...total],
    writeLines: [
      `p = ${k("writeArrayHeader")}(b, d, p, ${elements.length});`,
      ...elements.map((element, i) => `p = ${writeText(element, { scope, value: `v[${i}]` })};`),
      "return p;",
    ],
  };
}

function entryWriteLines(type: MapType, scope: ModuleScope): readonly string[] {
  return [
    `  ${scope.kernel("markEntry")}(entries, p);`,
    `  p = ${writeText(type.key, { scope, value: "key" })};`,
    `  ${scope.kernel("markKey")}(entries, p);`,
    `  p = ${writeText(type.value, { scope, value: "item" })};`,
  ];
}
