// node checker.mjs STORE FOLDER DAMAGE SEED ROUNDS FROM TO: damages the closed store in FOLDER in one place after the other, each time from the
// sound files, opens it, and prints `NUMBER VERDICT …` for each. A process of its own: some engines end theirs on a torn file.
import { writeSync } from "node:fs";
import { type BackingStore, StoreError } from "@keyslot/runtime";
import { isMaintained } from "../../runtime/src/stores/store-abilities.ts";
import { changedFiles, type DamageKind, damaged, type FileSet, readFiles, writeFiles } from "./damage.ts";
import { goodStateAfter, lastGoodBatch } from "./good-store.ts";
import { operationsIn, WrongDocument } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";

const [, , kind = "", folder = "", damage = "", seed = "0", rounds = "0", from = "0", to = rounds] = process.argv;
const open = storeKinds[kind]?.open;
const isDamage = (name: string): name is DamageKind => ["cut", "flip", "zero"].includes(name);
if (open === undefined || !isDamage(damage)) throw new Error(`no store ${kind} or damage ${damage}`);

const good = readFiles(folder);
const work = `${folder}-damaged`;
const formerStates = Array.from({ length: lastGoodBatch + 1 }, (_, index) => goodStateAfter(index - 1));
const wholeState = goodStateAfter(lastGoodBatch);
for (let sample = Number(from); sample < Number(to); sample++) {
  const files = damaged(good, { damage, sample, rounds: Number(rounds), seed: Number(seed) });
  writeFiles(work, files);
  // Said first, for the case that this process does not come back.
  writeSync(1, `${sample} `);
  writeSync(1, `${await judge(open(work), files)}\n`);
}

/** `refused`, `whole` or `told`; or a fault: `changed`, `silent`, `wrong`, `threw`. */
async function judge(store: BackingStore, files: FileSet): Promise<string> {
  try {
    await store.open({ catalog: [] });
    const found = await operationsIn(store);
    if (areSameStates(found, wholeState)) return "whole";
    const isSubset = [...found].every(([key, index]) => wholeState.get(key) === index);
    const isFormer = formerStates.some((state) => areSameStates(found, state));
    if (!isSubset && !isFormer) return `wrong mixture of states: ${JSON.stringify([...found])}`;
    return (await tells(store)) ? "told" : `silent ${found.size} documents`;
  } catch (error) {
    if (error instanceof WrongDocument) return `wrong ${error.message}`;
    if (!(error instanceof StoreError))
      return `threw ${error instanceof Error ? error.stack?.replace(/\s+/g, " ") : error}`;
    await store.close();
    const changed = changedFiles(files, readFiles(work));
    return changed.length === 0 ? `refused ${error.code}` : `changed ${changed.join(", ")} after ${error.code}`;
  } finally {
    await store.close().catch((error: unknown) => writeSync(1, `(close: ${String(error)}) `));
  }
}

/** Whether the store says that something is missing: as it opens, or when it is asked to check itself. */
async function tells(store: BackingStore): Promise<boolean> {
  if (Reflect.get(store, "recovered") !== undefined) return true;
  return isMaintained(store) && (await store.check()).problems.length > 0;
}

function areSameStates(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, index]) => b.get(key) === index);
}
