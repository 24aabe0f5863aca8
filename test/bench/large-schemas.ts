import type { Source } from "@keyslot/compiler";

/** Schemas of a size that few projects reach, with what schemas are made of; the same text at every run. */
export function manyInterfaces(count: number): readonly Source[] {
  const files = Math.ceil(count / typesInFile);
  return Array.from({ length: files }, (_, file) => {
    const first = file * typesInFile;
    const size = Math.min(typesInFile, count - first);
    const types = Array.from({ length: size }, (_, at) => interfaceText(first + at, { first, size }));
    return source(`schemas/part${file}.schema.ts`, [...types, enumText(file), unionText(file)]);
  });
}

/** One document of as many slots as there can be. */
export function wideDocument(slots: number): readonly Source[] {
  const members = Array.from(
    { length: slots },
    (_, key) => `/** @key(${key})${key === 0 ? " @id" : ""} */ s${key}: int32;`,
  );
  return [source("schemas/wide.schema.ts", [interfaceOf("Wide", { tags: '@document("wide")', members })])];
}

/** Documents that all hold one record, each through records of its own. */
export function documentsAroundOneRecord(documents: number): readonly Source[] {
  const shared = interfaceOf("Shared", {
    tags: "",
    members: ["/** @key(0) */ amount: int32;", "/** @key(1) */ note?: string;"],
  });
  const around = Array.from({ length: documents }, (_, at) => [
    interfaceOf(`Part${at}`, {
      tags: "",
      members: ["/** @key(0) */ shared: Shared;", "/** @key(1) */ others: Shared[];"],
    }),
    interfaceOf(`Root${at}`, {
      tags: "@document",
      members: ["/** @key(0) @id */ id: Uuid;", `/** @key(1) */ part: Part${at};`],
    }),
  ]);
  return [source("schemas/around.schema.ts", [shared, ...around.flat()])];
}

/** The same schemas with every match of a pattern replaced. */
export function edited(sources: readonly Source[], pattern: RegExp, replacement: string): readonly Source[] {
  return sources.map((each) => ({ ...each, text: each.text.replace(pattern, replacement) }));
}

const typesInFile = 40;

function source(path: string, declarations: readonly string[]): Source {
  const imports = 'import type { int16, int32, int64, float32, Timestamp, Uuid } from "@keyslot/runtime/types";';
  return { path, text: `${[imports, ...declarations].join("\n\n")}\n`, imports: {}, root: true };
}

interface Place {
  readonly first: number;
  readonly size: number;
}

/** Every fourth type is a document with an index; the others are what it and its neighbours hold. */
function interfaceText(number: number, { first, size }: Place): string {
  const file = first / typesInFile;
  const isDocument = number % 4 === 0;
  const next = first + ((number - first + 1) % size);
  const members = [
    `/** @key(0)${isDocument ? " @id" : ""} */ id: Uuid;`,
    `/** @key(1)${isDocument ? " @name" : ""} The name it is known by. */ name: string;`,
    `/** @key(2)${isDocument ? " @index" : ""} */ colour: Colour${file};`,
    "/** @key(3) @default(100) */ points: int32;",
    "/** @key(4) @min(0) @max(1000) */ weight: float32;",
    "/** @key(5) */ createdAt: Timestamp;",
    `/** @key(7) */ neighbours: Type${next}[];`,
    "/** @key(8) */ scores: Map<string, int64>;",
    "/** @key(9) @maxLength(200) */ note?: string;",
    `/** @key(10) */ figure: Figure${file} | null;`,
    "/** @key(11) */ tags: Set<string>;",
  ];
  return interfaceOf(`Type${number}`, { tags: `${isDocument ? "@document " : ""}@reserved(6, "old")`, members });
}

function interfaceOf(
  name: string,
  { tags, members }: { readonly tags: string; readonly members: readonly string[] },
): string {
  return `/** Made for measuring. ${tags} */\nexport interface ${name} {\n${members.map((member) => `  ${member}`).join("\n")}\n}`;
}

function enumText(file: number): string {
  return `export enum Colour${file} {\n  Red = 1,\n  Green = 2,\n  Blue = 3,\n}`;
}

function unionText(file: number): string {
  const circle = `/** @tag(1) */\nexport interface Circle${file} {\n  kind: "circle";\n  /** @key(0) */ radius: number;\n}`;
  const square = `/** @tag(2) */\nexport interface Square${file} {\n  kind: "square";\n  /** @key(0) */ side: number;\n}`;
  return [circle, square, `/** @union */\nexport type Figure${file} = Circle${file} | Square${file};`].join("\n\n");
}
