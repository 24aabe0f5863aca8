import type { Envelope } from "../../document/envelope.ts";
import type {
  BackingStore,
  IndexCompletion,
  MomentIndex,
  MomentStore,
  StoredContent,
  StoredIndex,
  StoreMoment,
} from "../backing-store.ts";
import { mergeHits } from "./wrapper-merge-hits.ts";
import type { PartsStore } from "./wrapper-parts-store.ts";

/** Moments of a store of several, when all of them have moments. */
export function partsMoments(store: PartsStore): Partial<MomentStore> {
  const { parts } = store;
  if (!parts.every(hasMoments)) return {};
  const openMoment = (): StoreMoment => {
    store.opened();
    const moments: StoreMoment[] = [];
    try {
      for (const part of parts) moments.push(part.openMoment());
    } catch (error) {
      for (const moment of moments) moment.close();
      throw error;
    }
    return new PartsMoment(store, moments);
  };
  const keepsIndexes = parts.every((part) => part.keepsIndexes !== false);
  const isCompletable = keepsIndexes && parts.every(({ completeIndexes }) => completeIndexes !== undefined);
  return {
    keepsIndexes,
    openMoment,
    ...(isCompletable && { completeIndexes: (moment, part) => completeParts(store, moment, part) }),
  };
}

type PartWithMoments = BackingStore & MomentStore;

function hasMoments(store: BackingStore & Partial<MomentStore>): store is PartWithMoments {
  return store.openMoment !== undefined;
}

async function completeParts(store: PartsStore, moment: StoreMoment, completion: IndexCompletion): Promise<void> {
  const { type, isLast } = completion;
  const shares = new Map<number, IndexCompletion["entries"][number][]>();
  for (const entry of completion.entries) {
    const found = store.partFor({ type, key: entry.key });
    if (found === undefined) continue;
    const share = shares.get(found.part);
    if (share === undefined) shares.set(found.part, [entry]);
    else share.push(entry);
  }
  for (const [number, part] of store.parts.entries()) {
    const own = moment instanceof PartsMoment ? moment.moments[number] : undefined;
    const entries = shares.get(number) ?? [];
    if (own === undefined || !hasMoments(part) || (entries.length === 0 && !isLast)) continue;
    await part.completeIndexes?.(own, { type, entries, isLast });
  }
}

class PartsMoment implements StoreMoment {
  readonly moments: readonly StoreMoment[];
  readonly #store: PartsStore;
  #next = 0;
  readonly #nextOf = new Map<string, number>();
  readonly nextOf?: (type: string, limit: number) => readonly Envelope[];

  constructor(store: PartsStore, moments: readonly StoreMoment[]) {
    this.#store = store;
    this.moments = moments;
    if (moments.every(({ nextOf }) => nextOf !== undefined)) this.nextOf = (type, limit) => this.#ofType(type, limit);
  }

  contents(): readonly StoredContent[] {
    const found = new Map<string, StoredContent>();
    for (const content of this.moments.flatMap((moment) => moment.contents())) {
      const { type, schemaId } = content;
      if (this.#store.reserved.types.has(type)) continue;
      const name = JSON.stringify([type, schemaId]);
      const before = found.get(name);
      found.set(name, before === undefined ? content : sumOf(before, content));
    }
    return [...found.values()];
  }

  read(type: string, key: string): Envelope | undefined {
    const part = this.#store.partFor({ type, key })?.part;
    return part === undefined ? undefined : this.moments[part]?.read(type, key);
  }

  next(limit: number): readonly Envelope[] {
    for (; this.#next < this.moments.length; this.#next++) {
      let page = this.moments[this.#next]?.next(limit) ?? [];
      // A page of nothing but the store's own documents is not the end.
      while (page.length > 0) {
        const shown = page.filter((envelope) => !this.#store.reserved.owns(envelope));
        if (shown.length > 0) return shown;
        page = this.moments[this.#next]?.next(limit) ?? [];
      }
    }
    return [];
  }

  index(type: string, index: StoredIndex): MomentIndex | undefined {
    const found = this.moments.map((moment) => moment.index(type, index));
    const indexes = found.filter((each) => each !== undefined);
    if (indexes.length < found.length) return undefined;
    return {
      find: (from, to, options) =>
        mergeHits(
          indexes.map((each) => each.find(from, to, options)),
          options.reverse,
        ),
    };
  }

  close(): void {
    for (const moment of this.moments) moment.close();
  }

  #ofType(type: string, limit: number): readonly Envelope[] {
    for (let part = this.#nextOf.get(type) ?? 0; part < this.moments.length; part++) {
      this.#nextOf.set(type, part);
      const page = this.moments[part]?.nextOf?.(type, limit) ?? [];
      if (page.length > 0) return page;
    }
    this.#nextOf.set(type, this.moments.length);
    return [];
  }
}

function sumOf(a: StoredContent, b: StoredContent): StoredContent {
  const expiring = (a.expiring ?? 0) + (b.expiring ?? 0);
  return { ...a, documents: a.documents + b.documents, ...(expiring > 0 && { expiring }) };
}
