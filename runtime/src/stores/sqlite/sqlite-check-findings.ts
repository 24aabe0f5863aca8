import type { StoreProblem } from "../store-abilities.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { SqliteTurns } from "./sqlite-turns.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";

type Mending = (connection: SqliteConnection, writer: SqliteWriter) => void;

// So many documents are mended in one transaction.
const mendedAtOnce = 200;

export interface FindingsOptions {
  readonly turns: SqliteTurns;
  readonly fix: boolean;
  readonly dryRun: boolean;
}

/** What a check has found, and what is to be done about it once it has seen everything. */
export class CheckFindings {
  readonly problems: StoreProblem[] = [];
  /** Whether anything is changed. */
  readonly mends: boolean;
  sound = 0;
  readonly #tells: boolean;
  readonly #turns: SqliteTurns;
  readonly #mendings: Mending[] = [];

  constructor({ turns, fix, dryRun }: FindingsOptions) {
    this.#turns = turns;
    this.mends = fix && !dryRun;
    this.#tells = fix || dryRun;
  }

  /** `mending` looks again whether there is still something to do. */
  report(problem: Omit<StoreProblem, "remedy">, remedy: StoreProblem["remedy"], mending?: Mending): void {
    this.problems.push({ ...problem, remedy: this.#tells ? remedy : "none" });
    if (mending !== undefined) this.later(mending);
  }

  /** What is damaged in the database itself, and nothing can be done about. */
  reportStructure({ place, message }: Pick<StoreProblem, "place" | "message">): void {
    this.report({ code: "damaged-structure", place, message }, "none");
  }

  later(mending: Mending): void {
    if (this.mends) this.#mendings.push(mending);
  }

  async mend(): Promise<void> {
    const all = this.#mendings.splice(0);
    for (let at = 0; at < all.length; at += mendedAtOnce) {
      const some = all.slice(at, at + mendedAtOnce);
      await this.#turns.inTurn((connection) =>
        connection.transact((writer) => {
          for (const mending of some) mending(connection, writer);
        }),
      );
    }
  }
}
