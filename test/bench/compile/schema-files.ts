/** The same schemas as two languages write them: one interface a file, ten slots each. */
export interface SchemaFile {
  /** Without an extension: `part0007`. */
  readonly name: string;
  readonly typescript: string;
  readonly protobuf: string;
}

/** Some import their neighbour, some are documents; `revision` is part of a comment, so that another revision is another text. */
export function schemaFiles(count: number): readonly SchemaFile[] {
  return Array.from({ length: count }, (_, at) => schemaFile(at, { count, revision: 0 }));
}

export function schemaFile(
  number: number,
  { count, revision }: { readonly count: number; readonly revision: number },
): SchemaFile {
  // In tens, each file needs the next one: neither all apart nor one long chain.
  const next = number % 10 === 9 || number + 1 === count ? undefined : number + 1;
  return {
    name: nameOf(number),
    typescript: typescriptText(number, { next, revision }),
    protobuf: protobufText(number, { next, revision }),
  };
}

interface Place {
  readonly next: number | undefined;
  readonly revision: number;
}

function nameOf(number: number): string {
  return `part${String(number).padStart(4, "0")}`;
}

function typescriptText(number: number, { next, revision }: Place): string {
  const isDocument = number % 4 === 0;
  const types = 'import type { float32, int32, int64 } from "@keyslot/runtime/types";';
  const neighbour = next === undefined ? "" : `import type { Part${next} } from "./${nameOf(next)}.schema.ts";\n`;
  return `${types}
${neighbour}
export enum Colour${number} {
  Unknown = 0,
  Red = 1,
  Green = 2,
  Blue = 3,
}

/** What part ${number} is made of, revision ${revision}.${isDocument ? ` @document("part${number}")` : ""} */
export interface Part${number} {
  /** @key(0)${isDocument ? " @id" : ""} */
  id: string;
  /** The name it is known by. @key(1) */
  name: string;
  /** @key(2) */
  colour: Colour${number};
  /** @key(3) */
  points: int32;
  /** @key(4) */
  weight: float32;
  /** Nanoseconds since 1970. @key(5) */
  createdAt: int64;
  /** @key(6) */
  tags: string[];
  /** @key(7) */
  scores: Map<string, int32>;
  /** @key(8) */
  note?: string;
  /** @key(9) */
  ${next === undefined ? "isLast: boolean" : `neighbours: Part${next}[]`};
}
`;
}

function protobufText(number: number, { next, revision }: Place): string {
  const neighbour = next === undefined ? "" : `import "${nameOf(next)}.proto";\n\n`;
  return `syntax = "proto3";

package bench;

${neighbour}enum Colour${number} {
  COLOUR${number}_UNKNOWN = 0;
  COLOUR${number}_RED = 1;
  COLOUR${number}_GREEN = 2;
  COLOUR${number}_BLUE = 3;
}

// What part ${number} is made of, revision ${revision}.
message Part${number} {
  string id = 1;
  // The name it is known by.
  string name = 2;
  Colour${number} colour = 3;
  int32 points = 4;
  float weight = 5;
  // Nanoseconds since 1970.
  int64 created_at = 6;
  repeated string tags = 7;
  map<string, int32> scores = 8;
  optional string note = 9;
  ${next === undefined ? "bool is_last" : `repeated Part${next} neighbours`} = 10;
}
`;
}
