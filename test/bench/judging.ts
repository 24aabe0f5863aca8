import type { CompileOptions, CompileResult, Source } from "@keyslot/compiler";
import { documentsAroundOneRecord, edited, manyInterfaces, wideDocument } from "./large-schemas.ts";

/** The compiler's own function, from wherever it is installed. */
type Compile = (sources: readonly Source[], options: CompileOptions) => CompileResult;

/** One thing to measure: schemas, and the release that they are compared with. */
interface Row {
  readonly name: string;
  readonly released: readonly Source[];
  readonly now: readonly Source[];
}

const thousand = manyInterfaces(1000);
const wide = wideDocument(1024);
const around = documentsAroundOneRecord(300);

const rows: readonly Row[] = [
  { name: "1,000 interfaces, nothing changed", released: thousand, now: thousand },
  {
    name: "1,000 interfaces, one slot of each added",
    released: thousand,
    now: edited(thousand, /(tags: Set<string>;)/g, "$1\n  /** @key(12) */ added?: string;"),
  },
  {
    name: "1,000 interfaces, one slot of each narrowed",
    released: thousand,
    now: edited(thousand, /Map<string, int64>/g, "Map<string, int32>"),
  },
  {
    name: "1,000 interfaces, every type under another name",
    released: thousand,
    now: edited(thousand, /\bType(?=\d)/g, "Kind"),
  },
  { name: "a document of 1,024 slots, each narrowed", released: wide, now: edited(wide, /int32;/g, "int16;") },
  { name: "a document of 1,024 slots, each renamed", released: wide, now: edited(wide, /\bs(?=\d+:)/g, "t") },
  {
    name: "a record in 300 documents narrowed",
    released: around,
    now: edited(around, /amount: int32/g, "amount: int16"),
  },
];

export interface Judged {
  readonly name: string;
  readonly findings: number;
  /** Milliseconds of the processor: compiling alone, and what the comparison adds to it. */
  readonly compile: number;
  readonly judge: number;
}

/** Measures what comparing with a release costs beyond compiling. */
export function measureJudging(compile: Compile, rounds: number): readonly Judged[] {
  const compiled = (sources: readonly Source[], options: Partial<CompileOptions> = {}) =>
    compile(sources, { emitters: [], out: "generated", importExtension: "ts", checkOnly: true, ...options });
  return rows.map(({ name, released, now }) => {
    const { lockfile: text } = compiled(released);
    if (text === undefined) throw new Error(`The schemas of "${name}" do not compile.`);
    const lockfile = { path: "schemas/schema.lock.json", text };
    const alone: number[] = [];
    const both: number[] = [];
    let findings = 0;
    for (let round = 0; round < rounds; round++) {
      alone.push(timeOf(() => compiled(now)));
      both.push(
        timeOf(() => {
          findings = compiled(now, { lockfile }).diagnostics.length;
        }),
      );
    }
    return { name, findings, compile: least(alone), judge: least(both) - least(alone) };
  });
}

function timeOf(action: () => unknown): number {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Other programs on the machine only ever add. */
function least(times: readonly number[]): number {
  return Math.min(...times);
}
