import type { Bar, Candidate, Cell, Prepared } from "../harness/cell.ts";
import { readCpuTime } from "../harness/clock.ts";
import type { OpenEngine } from "./engine.ts";
import type { FilledEngine } from "./filled-engine.ts";

export type Operation = "get" | "set" | "batch" | "durable" | "durable batch";

export interface StoreCell {
  /** `SQLite`: what is compared. */
  readonly name: string;
  readonly operation: Operation;
  readonly engines: readonly FilledEngine[];
  readonly bar?: Bar;
  readonly note?: string;
}

const batch = 1000;
const titles: Readonly<Record<Operation, string>> = {
  get: "get",
  set: "set",
  batch: `set ${batch.toLocaleString("en")} at once`,
  durable: "durable set",
  "durable batch": `durable set ${batch.toLocaleString("en")} at once`,
};

/** One operation on stores of one size, by all engines. */
export function storeCell({ name, operation, engines, bar, note }: StoreCell): Cell {
  const { entries, bytes } = engines[0]?.documents.filling ?? { entries: 0, bytes: 0 };
  return {
    name: `${name}: ${titles[operation]}, ${entries.toLocaleString("en")} × ${bytes.toLocaleString("en")} B`,
    // A durable write waits for the disk, which no processor's time tells.
    unit: operation === "durable" ? "wall" : "time",
    mode: "repeated",
    ...(bar && { bar }),
    ...(note !== undefined && { note }),
    candidates: engines.map((filled) => candidate(filled, operation)),
  };
}

function candidate(filled: FilledEngine, operation: Operation): Candidate {
  const { name, version, role, unavailable } = filled.engine;
  return {
    name,
    version,
    role,
    ...(unavailable !== undefined && { unavailable }),
    async setUp() {
      const engine = await filled.open(operation.startsWith("durable") ? "power" : "process");
      const run = runs[operation](engine, filled);
      return { verify: () => filled.verify(engine), run, tearDown: () => filled.close(engine) };
    },
  };
}

type MakeRun = (engine: OpenEngine, filled: FilledEngine) => Prepared["run"];

const setOne: MakeRun = (engine, filled) => {
  const documents = filled.changes;
  return async (count) => {
    for (let n = 0; n < count; n++) {
      const setting = engine.set(documents.next());
      // What is done at once is not made to wait for a turn.
      if (setting instanceof Promise) await setting;
    }
  };
};

const setMany: MakeRun = (engine, filled) => {
  const documents = filled.changes;
  return async (count) => {
    // Whole batches, so many as the count begins; so it counts for itself what a document's part is.
    const batches = Math.ceil(count / batch);
    const before = readCpuTime();
    for (let n = 0; n < batches; n++) {
      const setting = engine.setMany(Array.from({ length: batch }, () => documents.next()));
      if (setting instanceof Promise) await setting;
    }
    return (readCpuTime() - before) / (batches * batch);
  };
};

const runs: Readonly<Record<Operation, MakeRun>> = {
  get: (engine, filled) => {
    const keys = filled.documents.keys();
    return async (count) => {
      for (let n = 0; n < count; n++) {
        const getting = engine.get(keys.next());
        const found: unknown = getting instanceof Promise ? await getting : getting;
        if (found === undefined) throw new Error("A document is missing.");
      }
    };
  },
  set: setOne,
  durable: setOne,
  batch: setMany,
  "durable batch": setMany,
};
