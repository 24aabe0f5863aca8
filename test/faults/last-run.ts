import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Cell } from "./run-cells.ts";
import type { SurvivalRun } from "./survival-table.ts";

/** The last long run, kept in a file: so that what was mended since can be tried again without the rest. */
export class LastRun {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The cells that failed in it. */
  failed(): readonly Cell[] {
    const failed = this.#read().results.filter(({ failures }) => failures.length > 0);
    return failed.map(({ kind, fault }) => ({ kind, fault }));
  }

  /** It, with the results of another run in the place of its own. */
  replaced({ results }: SurvivalRun): SurvivalRun {
    const run = this.#read();
    const isSame = (a: Cell, b: Cell) => a.kind === b.kind && a.fault === b.fault;
    return { ...run, results: run.results.map((old) => results.find((result) => isSame(result, old)) ?? old) };
  }

  keep(run: SurvivalRun): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, JSON.stringify(run));
  }

  #read(): SurvivalRun {
    const run: SurvivalRun = JSON.parse(readFileSync(this.#path, "utf8"));
    return run;
  }
}
