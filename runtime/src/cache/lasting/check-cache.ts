import { ConflictError } from "../../document/conflict-error.ts";
import {
  type CheckOptions,
  type DocumentName,
  isMaintained,
  type StoreCheck,
  type StoreProblem,
} from "../../stores/store-abilities.ts";
import type { CacheCore } from "../cache-core.ts";
import { storeRefusal } from "../commit/commit-queue.ts";
import type { RoutedStore } from "../opening/store-routing.ts";
import { readsOf, type StoreReading } from "./check-documents.ts";

/** What `check` found. */
export interface CacheCheck {
  /** Documents that were looked at and found sound. */
  readonly sound: number;
  readonly problems: readonly CacheProblem[];
}

/** What is wrong with something that is stored. Beside what stores find themselves: what does not decode, and what indexes do not know. */
export interface CacheProblem extends Omit<StoreProblem, "code"> {
  readonly code: StoreProblem["code"] | "undecodable-document" | "missing-entry";
  /** The store in words: `game.db` (sqlite). */
  readonly store: string;
}

/** Looks at everything in all stores: each at itself, and the cache at what only its definitions can tell. */
export async function checkCache(core: CacheCore, options: CheckOptions): Promise<CacheCheck> {
  let sound = 0;
  const problems: CacheProblem[] = [];
  for (const source of core.opened.stores) {
    const own = await checkItself(core, source, options);
    const reading = await readsOf(core, source, { isDamaged: own.problems.length > 0 }).catch((error: unknown) => {
      throw storeRefusal(source.store, error);
    });
    sound += (isMaintained(source.store) ? own.sound : reading.documents) - reading.undecodable.length;
    problems.push(
      ...own.problems.map((problem) => ({ ...problem, store: source.text })),
      ...reading.undecodable,
      ...(await mendEntries(source, reading, options)),
    );
  }
  return { sound, problems };
}

async function checkItself(core: CacheCore, source: RoutedStore, options: CheckOptions): Promise<StoreCheck> {
  const { store } = source;
  if (!isMaintained(store)) return { sound: 0, problems: [] };
  const check = await store.check(options).catch((error: unknown) => {
    throw storeRefusal(store, error);
  });
  const isFixed = options.fix === true && options.dryRun !== true;
  const gone = isFixed ? check.problems.filter(({ remedy }) => remedy === "set-aside") : [];
  // What was put aside is not in the store any more, so memory lets it go too.
  if (gone.length > 0) await core.queueOf(source).refresh(namesOf(gone));
  return check;
}

/** The documents that problems are about; undefined, for all, where one does not say. */
function namesOf(problems: readonly StoreProblem[]): readonly DocumentName[] | undefined {
  const names: DocumentName[] = [];
  for (const { type, key } of problems) {
    if (type === undefined || key === undefined) return undefined;
    names.push({ type, key });
  }
  return names;
}

/** Stores documents once more, as they are, with the entries that their indexes lack. */
async function mendEntries(
  { store, text }: RoutedStore,
  { unindexed }: StoreReading,
  { fix = false, dryRun = false }: CheckOptions,
): Promise<readonly CacheProblem[]> {
  const problems: CacheProblem[] = [];
  for (const { change, accessors } of unindexed) {
    const { type, key } = change.envelope;
    let remedy: CacheProblem["remedy"] = fix || dryRun ? "mended" : "none";
    if (fix && !dryRun) {
      await store.write([change]).catch((error: unknown) => {
        // Whoever wrote it meanwhile wrote its entries too.
        if (!(error instanceof ConflictError)) remedy = "none";
      });
    }
    const names = accessors.map((accessor) => `\`${accessor}\``).join(", ");
    const message = `the \`${type}\` document \`${key}\` has no entry in ${names}, so that queries of a lazy cache pass it over.`;
    problems.push({ code: "missing-entry", place: accessors.join(", "), message, type, key, remedy, store: text });
  }
  return problems;
}
