import { randomBytes } from "node:crypto";
import { StoreError } from "../../errors.ts";
import { refuseClosed } from "../refuse-use.ts";
import type { DocumentName, FollowableStore, Following } from "../store-abilities.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { isBusy, sqliteError } from "./sqlite-error.ts";
import { changesBehind, isRegistered, lease, register, unregister } from "./sqlite-followers.ts";
import type { OpenedDatabase } from "./sqlite-open.ts";
import { SqliteOwnChanges } from "./sqlite-own-changes.ts";
import type { SqliteTurns } from "./sqlite-turns.ts";

export interface FollowingPlace {
  readonly location: string;
  readonly turns: SqliteTurns;
  readonly opened: () => OpenedDatabase | undefined;
  /** Milliseconds between two looks. */
  readonly interval: number;
}

type Listener = (changed: readonly DocumentName[] | undefined) => void;

/**
 * Tells what other connections write. SQLite counts their commits, so a look costs next to nothing while there are none; which documents they
 * changed stands in the log that triggers keep while somebody follows. Where there can be no log, anything may have changed.
 */
export class SqliteFollowing implements FollowableStore {
  readonly #place: FollowingPlace;
  readonly #listeners = new Set<Listener>();
  readonly #id = randomBytes(12).toString("hex");
  #own = new SqliteOwnChanges();
  #timer: NodeJS.Timeout | undefined;
  #beginning: Promise<void> | undefined;
  #isLogging = false;
  /** Whether something was written of which the log knows nothing. */
  #isBehind = false;
  #version: unknown;
  #seen = 0;
  #renewAt = 0;

  constructor(place: FollowingPlace) {
    this.#place = place;
  }

  follow(listener: Listener): Following {
    const { connection } = this.#place.opened() ?? refuseClosed(this.#place.location);
    // A function of its own for each call, so that the same listener may follow twice.
    const told: Listener = (changed) => listener(changed);
    this.#listeners.add(told);
    try {
      if (this.#listeners.size === 1) this.#begin(connection);
    } catch (error) {
      this.#listeners.delete(told);
      throw sqliteError(error, this.#place.location);
    }
    return {
      poll: async () => {
        if (!this.#listeners.has(told)) return;
        await this.#beginning;
        await this.#look();
      },
      stop: () => {
        if (this.#listeners.delete(told) && this.#listeners.size === 0) void this.#end();
      },
    };
  }

  /** Before the store closes. */
  async stop(): Promise<void> {
    this.#listeners.clear();
    await this.#end();
  }

  #begin(connection: SqliteConnection): void {
    this.#version = versionOf(connection);
    this.#isBehind = false;
    if (connection.format === 3 && !connection.settings.readOnly) this.#register();
    this.#timer = setInterval(() => void this.#lookByItself(), this.#place.interval);
    this.#timer.unref();
  }

  /** At once where that is possible, so that nothing is missed. */
  #register(): void {
    const { turns } = this.#place;
    const act = (connection: SqliteConnection) => this.#registerNow(connection);
    if (turns.isDoneNow(act)) return;
    this.#beginning = turns.inTurn(act).then(
      () => {
        this.#beginning = undefined;
      },
      () => {
        // Without a log, everything may have changed whenever something has.
        this.#beginning = undefined;
      },
    );
  }

  #registerNow(connection: SqliteConnection): void {
    if (this.#listeners.size === 0) return;
    const version = connection.transact(() => {
      register(connection, this.#id);
      this.#seen = connection.lastChange;
      return versionOf(connection);
    });
    if (version !== this.#version) this.#isBehind = true;
    this.#version = version;
    this.#own = new SqliteOwnChanges();
    connection.ownChanges = this.#own;
    this.#isLogging = true;
    this.#renewAt = connection.settings.clock() + lease / 3;
  }

  async #end(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#beginning;
    const connection = this.#place.opened()?.connection;
    if (connection === undefined || !this.#isLogging || this.#listeners.size > 0) return;
    this.#isLogging = false;
    connection.ownChanges = undefined;
    const act = (writing: SqliteConnection) => writing.transact(() => unregister(writing, this.#id));
    try {
      if (!this.#place.turns.isDoneNow(act)) await this.#place.turns.inTurn(act);
    } catch {
      // Whoever opens the database after the lease has run out tidies up.
    }
  }

  // A look that comes to nothing is made up for by the next one, and a poll says why it does.
  async #lookByItself(): Promise<void> {
    try {
      await this.#look();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
  }

  async #look(): Promise<void> {
    const connection = this.#place.opened()?.connection;
    if (connection === undefined || this.#beginning !== undefined) return;
    const changed = this.#read(connection);
    if (changed === "nothing") return;
    for (const listener of [...this.#listeners]) listener(changed);
  }

  #read(connection: SqliteConnection): readonly DocumentName[] | undefined | "nothing" {
    try {
      if (this.#isLogging && connection.settings.clock() >= this.#renewAt) this.#renew(connection);
      const version = versionOf(connection);
      if (version === this.#version && !this.#isBehind) return "nothing";
      this.#version = version;
      const changed = this.#isLogging ? this.#readLog(connection) : undefined;
      return changed?.length === 0 ? "nothing" : changed;
    } catch (error) {
      // It was not looked at: the next look has to.
      this.#version = undefined;
      // Somebody mends what a process that died has left.
      if (isBusy(error)) return "nothing";
      throw sqliteError(error, this.#place.location);
    }
  }

  #readLog(connection: SqliteConnection): readonly DocumentName[] | undefined {
    const wasBehind = this.#isBehind;
    this.#isBehind = false;
    const changes = changesBehind(connection, this.#seen);
    // Whoever took us for gone may have ended the log. Asked last, so that what was read is whole if we are there.
    if (!isRegistered(connection, this.#id)) {
      this.#isLogging = false;
      this.#register();
      return undefined;
    }
    const isWhole = changes !== undefined && !wasBehind;
    const last = changes === undefined ? connection.lastChange : (changes.at(-1)?.sequence ?? this.#seen);
    const others = new Map<string, DocumentName>();
    for (const { sequence, type, key } of changes ?? []) {
      if (!this.#own.has(sequence)) others.set(JSON.stringify([type, key]), { type, key });
    }
    this.#seen = last;
    this.#own.forgetThrough(last);
    return isWhole ? [...others.values()] : undefined;
  }

  #renew(connection: SqliteConnection): void {
    this.#renewAt = connection.settings.clock() + lease / 3;
    const act = (writing: SqliteConnection) => {
      if (!isRegistered(writing, this.#id) || !this.#isLogging) return;
      writing.transact(() => register(writing, this.#id));
    };
    if (this.#place.turns.isDoneNow(act)) return;
    this.#place.turns.inTurn(act).catch(() => undefined);
  }
}

function versionOf({ prepare }: SqliteConnection): unknown {
  return prepare("PRAGMA data_version", "cell").cell([]);
}
