import { setImmediate as pause } from "node:timers/promises";
import { refuseClosed } from "../refuse-use.ts";
import type { CheckOptions, DocumentName, MaintainedStore, StoreCheck, StoreUsage } from "../store-abilities.ts";
import { checkDatabase } from "./sqlite-check.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { sqliteError } from "./sqlite-error.ts";
import type { RemovedDocuments } from "./sqlite-metadata.ts";
import type { OpenedDatabase } from "./sqlite-open.ts";
import type { SqliteTurns } from "./sqlite-turns.ts";
import { readUsage } from "./sqlite-usage.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";

// So many documents go in one transaction, in a few milliseconds.
const removedAtOnce = 200;

export interface MaintenancePlace {
  readonly location: string;
  readonly turns: SqliteTurns;
  readonly opened: () => OpenedDatabase | undefined;
}

/** Looks after a database in short transactions, between which others have their turn. */
export class SqliteMaintenance implements MaintainedStore {
  readonly #place: MaintenancePlace;

  constructor(place: MaintenancePlace) {
    this.#place = place;
  }

  async expire(limit: number): Promise<readonly DocumentName[]> {
    const { clock } = this.#place.turns.checkWritable().connection.settings;
    return this.#removeInSteps(limit, ({ metadata }, atMost) => metadata.removeExpired(clock(), atMost));
  }

  async evictTag(
    tag: string,
    { type, limit }: { readonly type?: string; readonly limit: number },
  ): Promise<readonly DocumentName[]> {
    this.#place.turns.checkWritable();
    return this.#removeInSteps(limit, (writer, atMost) => {
      const typeId = type === undefined ? undefined : writer.typeId(type);
      if (type !== undefined && typeId === undefined) return { removed: [], isDone: true };
      return writer.metadata.removeTagged(tag, { typeId, limit: atMost });
    });
  }

  async usage(): Promise<StoreUsage> {
    return this.#guarded((opened) => readUsage(opened, this.#place.turns));
  }

  async check(options: CheckOptions = {}): Promise<StoreCheck> {
    return this.#guarded((opened) => checkDatabase(opened, { ...options, turns: this.#place.turns }));
  }

  async #removeInSteps(
    limit: number,
    remove: (writer: SqliteWriter, atMost: number) => RemovedDocuments,
  ): Promise<readonly DocumentName[]> {
    const all: DocumentName[] = [];
    while (all.length < limit) {
      const atMost = Math.min(limit - all.length, removedAtOnce);
      const { removed, isDone } = await this.#write((connection) =>
        connection.transact((writer) => remove(writer, atMost)),
      );
      all.push(...removed);
      if (isDone) break;
      await pause();
    }
    return all;
  }

  async #write<T>(act: (connection: SqliteConnection) => T): Promise<T> {
    const result = await this.#place.turns.inTurn(act);
    // A few pages for each document: its own, those of its rows, and those of the counts.
    this.#place.opened()?.checkpoints?.wrote(removedAtOnce);
    return result;
  }

  async #guarded<T>(act: (opened: OpenedDatabase) => Promise<T>): Promise<T> {
    try {
      return await act(this.#place.opened() ?? refuseClosed(this.#place.location));
    } catch (error) {
      throw sqliteError(error, this.#place.location);
    }
  }
}
