import { randomInt } from "node:crypto";
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Envelope } from "../../document/envelope.ts";
import type { StoreChange } from "../backing-store.ts";
import { checkConditions } from "../check-conditions.ts";
import type { DocumentName, StoreUsage } from "../store-abilities.ts";
import { addChanges, openChanges } from "./directory-changes.ts";
import { addEntry, type EntryNames, entriesOf, removeEntry } from "./directory-entries.ts";
import { type DirectoryPlace, removeFile, syncFolder } from "./directory-file.ts";
import { documentNames, ownFolder } from "./directory-name.ts";
import type { DirectoryReader } from "./directory-reader.ts";
import { applyRecord, printRecord, readRecord, recordPath } from "./directory-record.ts";
import type { StagedChange } from "./directory-staged-write.ts";
import type { DirectoryStaging } from "./directory-staging.ts";
import { type DirectoryState, openState, writeState } from "./directory-state.ts";
import { findFolder, makeFolder, removeEmptyFolders } from "./directory-tree.ts";
import { addUsage, type DocumentUsage, documentUsage } from "./directory-usage.ts";

export interface WriterParts {
  readonly place: DirectoryPlace;
  readonly staging: DirectoryStaging;
  readonly reader: DirectoryReader;
  readonly clock: () => number;
}

/** A document that is about to change, and what it was. */
interface Step {
  readonly change: StagedChange;
  readonly names: readonly string[];
  readonly before: Stored | "damaged" | undefined;
  readonly after: Stored | undefined;
}

interface Stored {
  readonly usage: DocumentUsage;
  readonly entries: readonly EntryNames[];
}

/** Changes a tree while it holds the tree's lock. What a writer that died has left unfinished is finished first. */
export class DirectoryWriter {
  readonly #parts: WriterParts;
  #state: DirectoryState;
  readonly #stateFile: number;
  #changesFile: number | undefined;
  #changed: DocumentName[] | undefined = [];
  #isBroken = false;

  private constructor(parts: WriterParts, stateFile: number, state: DirectoryState) {
    this.#parts = parts;
    this.#stateFile = stateFile;
    this.#state = state;
  }

  /** @throws StoreError, a system error */
  static async begin(parts: WriterParts): Promise<DirectoryWriter> {
    const { place } = parts;
    const { descriptor, state } = openState(place);
    const writer = new DirectoryWriter(parts, descriptor, state ?? { writer: "", sequence: randomInt(2 ** 40) });
    try {
      const record = readRecord(place, undefined);
      if (state?.writer === "" && record === undefined) return writer;
      writer.#startWork(false);
      if (record !== undefined) await applyRecord(place, record);
      return writer;
    } catch (error) {
      writer.#isBroken = true;
      writer.end();
      throw error;
    }
  }

  /** True when changes are made whose files are not all in their places: nothing more can be written before that is mended. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Undefined when nobody has counted since a writer died. */
  get usage(): StoreUsage | undefined {
    return this.#state.usage;
  }

  /** @throws StoreError, a system error */
  setUsage(usage: StoreUsage | undefined): void {
    this.#startWork(true);
    const { writer, sequence } = this.#state;
    this.#state = { writer, sequence, ...(usage && { usage }) };
  }

  /** @throws ConflictError when conditions of a batch do not hold; StoreError, a system error */
  judge(changes: readonly StoreChange[]): void {
    const { place, clock } = this.#parts;
    const now = clock();
    checkConditions(changes, place.location, (type, key) => this.#livingAt(now, { type, key }));
  }

  /** Applies the changes of a batch, all of them or none. @throws StoreError, a system error */
  async commit(documents: readonly StagedChange[]): Promise<void> {
    const steps: Step[] = [];
    for (const change of documents) {
      const step = this.#stepTo(change);
      if (step.before !== undefined || step.after !== undefined) steps.push(step);
      if (steps.length % 64 === 63) await setImmediate();
    }
    if (steps.length === 0) return;
    this.#startWork(true);
    const folders: (string | undefined)[] = [];
    for (const [index, step] of steps.entries()) {
      folders.push(this.#prepare(step));
      if (index % 64 === 63) await setImmediate();
    }
    const [first] = steps;
    if (steps.length === 1 && first !== undefined) this.#commitOne(first, folders[0]);
    else await this.#commitAll(steps);
    for (const step of steps) this.#account(step);
  }

  /** Deletes a document that is as it is thought to be; false when it is not. @throws StoreError, a system error */
  async removeWhere(name: DocumentName, isMeant: (envelope: Envelope) => boolean): Promise<boolean> {
    const found = this.#parts.reader.findInPlace(name);
    if (found === undefined || found === "damaged" || !isMeant(found.envelope)) return false;
    const { type, key } = name;
    await this.commit([{ type, key }]);
    return true;
  }

  /** Everything counts as changed, for those who follow the tree. @throws StoreError, a system error */
  changeAll(): void {
    this.#startWork(true);
    this.#changed = undefined;
  }

  /** Says what was changed and that nobody is at work. Where that fails, the next writer finds it unsaid, and mends it. */
  end(): void {
    const { place, staging } = this.#parts;
    const changesFile = this.#changesFile;
    try {
      if (this.#isBroken || changesFile === undefined) return;
      addChanges(place, changesFile, { writer: staging.token, names: this.#changed });
      writeState(place, this.#stateFile, { ...this.#state, writer: "", sequence: this.#state.sequence + 1 });
    } catch {
      this.#isBroken = true;
    } finally {
      if (changesFile !== undefined) place.files.closeSync(changesFile);
      place.files.closeSync(this.#stateFile);
    }
  }

  // From here on, whoever finds this writer dead knows that it was at work.
  #startWork(isBelieved: boolean): void {
    if (this.#changesFile !== undefined) return;
    const { place, staging } = this.#parts;
    this.#changesFile = openChanges(place, staging, isBelieved);
    if (!isBelieved) this.#changed = undefined;
    const { sequence, usage } = this.#state;
    this.#state = { writer: staging.token, sequence, ...(isBelieved && usage && { usage }) };
    writeState(place, this.#stateFile, this.#state);
  }

  #livingAt(now: number, name: DocumentName): Envelope | undefined {
    const { reader } = this.#parts;
    const envelope = reader.soundOf(name, reader.findInPlace(name))?.envelope;
    return envelope?.expiresAt !== undefined && envelope.expiresAt <= now ? undefined : envelope;
  }

  #stepTo(change: StagedChange): Step {
    const { type, key, content } = change;
    const found = this.#parts.reader.findInPlace({ type, key });
    const stored = (head: Omit<Envelope, "payload">, lengths: { readonly payload: number; readonly size: number }) => {
      const entries = entriesOf(head);
      const { payload, size } = lengths;
      const usage = documentUsage({ key: Buffer.byteLength(key), payload }, { size, entries: entries.length });
      return { usage, entries };
    };
    const before =
      found === undefined || found === "damaged"
        ? found
        : stored(found.envelope, { payload: found.envelope.payload.length, size: found.size });
    return { change, names: documentNames(type, key), before, after: content && stored(content.head, content) };
  }

  // Whatever may fail for want of room or descriptors happens before anything is changed.
  #prepare({ change, names, after }: Step): string | undefined {
    const { place, staging } = this.#parts;
    if (after === undefined) return findFolder(place, names.slice(0, -1));
    for (const entry of after.entries) addEntry(place, staging, { names: entry, document: change });
    return makeFolder(place, names.slice(0, -1));
  }

  #commitOne({ change, names }: Step, folder: string | undefined): void {
    const { place } = this.#parts;
    if (folder === undefined) return;
    const path = join(folder, names.at(-1) ?? "");
    if (change.content === undefined) removeFile(place.files, path);
    else place.files.renameSync(change.content.path, path);
    try {
      syncFolder(place, folder);
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
    if (change.content === undefined) removeEmptyFolders(place, names.slice(0, -1));
  }

  async #commitAll(steps: readonly Step[]): Promise<void> {
    const { place, staging } = this.#parts;
    const changes = steps.map(({ change: { type, key, content } }) => {
      return { type, key, ...(content && { staged: basename(content.path) }) };
    });
    staging.sync();
    const path = staging.add(printRecord(staging.nextId(), changes));
    try {
      place.files.renameSync(path, recordPath(place));
    } catch (error) {
      staging.discard(path);
      throw error;
    }
    try {
      syncFolder(place, join(place.root, ownFolder));
    } catch (error) {
      this.#isBroken = true;
      throw error;
    }
    const record = this.#parts.reader.pending();
    try {
      if (record !== undefined) await applyRecord(place, record);
    } catch {
      // The record is stored, so the batch is: every reader goes by it, and the next writer, or opener, finishes the moving.
      this.#isBroken = true;
    }
  }

  #account({ change, before, after }: Step): void {
    const { place } = this.#parts;
    this.#changed?.push({ type: change.type, key: change.key });
    const { writer, sequence } = this.#state;
    let usage = before === "damaged" ? undefined : this.#state.usage;
    if (usage && before !== undefined && before !== "damaged") usage = addUsage(usage, before.usage, -1);
    if (usage && after !== undefined) usage = addUsage(usage, after.usage, 1);
    this.#state = { writer, sequence, ...(usage && { usage }) };
    if (before === undefined || before === "damaged" || this.#isBroken) return;
    const kept = new Set(after?.entries.map((names) => names.join("/")));
    for (const names of before.entries) {
      if (kept.has(names.join("/"))) continue;
      try {
        removeEntry(place, names);
      } catch {
        // An entry that leads nowhere is removed by whoever goes that way.
      }
    }
  }
}
