import { StoreError } from "../../errors.ts";
import { checkWritable, refuseClosed } from "../refuse-use.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { isBusy, sqliteError } from "./sqlite-error.ts";
import type { OpenedDatabase } from "./sqlite-open.ts";
import { patience, rest } from "./sqlite-patience.ts";

export interface TurnsPlace {
  readonly location: string;
  readonly readOnly: boolean;
  /** The database, while it is open. */
  readonly opened: () => OpenedDatabase | undefined;
}

/** Writes of one store: at once where they can be, and otherwise in the order of the calls, until no other process is in the way. */
export class SqliteTurns {
  readonly #place: TurnsPlace;
  #failure: StoreError | undefined;
  #waiting: Promise<void> | undefined;

  constructor(place: TurnsPlace) {
    this.#place = place;
  }

  /** Until when those that wait are done; undefined when nobody waits. */
  get waiting(): Promise<void> | undefined {
    return this.#waiting;
  }

  /** After the store was opened anew. */
  begin(): void {
    this.#failure = undefined;
  }

  /** @throws StoreError `store/closed`, `store/read-only`, `store/failed` */
  checkWritable(): OpenedDatabase {
    const { location, readOnly } = this.#place;
    const opened = this.#place.opened() ?? refuseClosed(location);
    checkWritable(location, { readOnly, failure: this.#failure });
    return opened;
  }

  /** False when it has to wait, and nothing was done. @throws StoreError */
  isDoneNow(act: (connection: SqliteConnection) => void): boolean {
    if (this.#waiting !== undefined || this.#place.opened()?.checkpoints?.waiting !== undefined) return false;
    return this.#attempt(act) !== undefined;
  }

  /** @throws StoreError */
  inTurn<T>(act: (connection: SqliteConnection) => T): Promise<T> {
    const before = this.#waiting ?? Promise.resolve();
    const turn = before.then(() => this.#actPatiently(act));
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#waiting = settled;
    void settled.then(() => {
      if (this.#waiting === settled) this.#waiting = undefined;
    });
    return turn;
  }

  async #actPatiently<T>(act: (connection: SqliteConnection) => T): Promise<T> {
    const end = performance.now() + patience;
    for (let round = 0; ; round++) {
      await this.#place.opened()?.checkpoints?.waiting;
      this.checkWritable();
      const done = this.#attempt(act);
      if (done !== undefined) return done.result;
      if (performance.now() > end) break;
      await rest(round);
    }
    const advice = "Try again, or end what holds it.";
    throw new StoreError(
      "store/locked",
      this.#place.location,
      `another connection has been writing for ${patience / 1000} s. ${advice}`,
    );
  }

  // Undefined when another process is writing.
  #attempt<T>(act: (connection: SqliteConnection) => T): { readonly result: T } | undefined {
    const { location, opened } = this.#place;
    const { connection, place } = opened() ?? refuseClosed(location);
    try {
      place?.check();
      return { result: act(connection) };
    } catch (error) {
      if (isBusy(error)) return undefined;
      const failure = sqliteError(error, location);
      // What the store finds out by itself, a conflict or a damaged document, says nothing against the next write.
      const isOfSqlite = failure !== error;
      if (isOfSqlite && (failure.code === "store/io" || failure.code === "store/corrupt")) this.#failure = failure;
      throw failure;
    }
  }
}
