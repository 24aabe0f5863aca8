/** Tells whether the record at a place has the key that is looked for. */
export interface JournalMatcher {
  isAt(place: number): boolean;
}

export const tableCount = 1024;
const firstCapacity = 8;

/** Entries of one part of the table: pairs of hash and place, where place 0 stands for none. */
export type TablePart = Uint32Array;

/**
 * From hashes to places, in 1,024 parts by the first bits of the hash: no write ever moves more than one part, and a moment of the table is a copy
 * of the list of parts, of which a later write copies those that it changes. Parts may come from a snapshot when they are first needed.
 */
export class JournalTable {
  readonly #parts: (TablePart | undefined)[];
  readonly #counts: Uint32Array;
  readonly #isShared: Uint8Array;
  readonly #load: ((part: number) => TablePart) | undefined;

  constructor(stored?: { readonly counts: Uint32Array; readonly load: (part: number) => TablePart }) {
    this.#parts = new Array(tableCount).fill(undefined);
    this.#counts = stored?.counts.slice() ?? new Uint32Array(tableCount);
    this.#isShared = new Uint8Array(tableCount);
    this.#load = stored?.load;
  }

  /** The table as it is now, which later writes do not reach. */
  freeze(): JournalTable {
    this.#isShared.fill(1);
    const load = this.#load;
    const frozen = new JournalTable(load === undefined ? undefined : { counts: this.#counts, load });
    for (let index = 0; index < tableCount; index++) frozen.#parts[index] = this.#parts[index];
    frozen.#counts.set(this.#counts);
    frozen.#isShared.fill(1);
    return frozen;
  }

  countOf(part: number): number {
    return this.#counts[part] ?? 0;
  }

  part(index: number): TablePart {
    return this.#parts[index] ?? this.#bring(index);
  }

  /** Brings every part into memory. */
  load(): void {
    for (let index = 0; index < tableCount; index++) this.part(index);
  }

  /** The place of what the matcher looks for; 0 for none. */
  find(hash: number, matcher: JournalMatcher): number {
    const part = this.part(hash >>> 22);
    const last = part.length - 1;
    for (let at = (hash << 1) & last; ; at = (at + 2) & last) {
      const place = part[at + 1] ?? 0;
      if (place === 0) return 0;
      if (part[at] === hash && matcher.isAt(place)) return place;
    }
  }

  has(hash: number, place: number): boolean {
    const part = this.part(hash >>> 22);
    return part[slotOf(part, hash, place) + 1] === place;
  }

  /** Adds a place that is not in the table. */
  add(hash: number, place: number): void {
    const index = hash >>> 22;
    let part = this.#own(index);
    const count = (this.#counts[index] ?? 0) + 1;
    if (count * 8 > part.length * 3) {
      part = grown(part);
      this.#parts[index] = part;
    }
    this.#counts[index] = count;
    insert(part, hash, place);
  }

  /** Puts a new place where the old one is. */
  replace(hash: number, old: number, place: number): void {
    const part = this.#own(hash >>> 22);
    part[slotOf(part, hash, old) + 1] = place;
  }

  remove(hash: number, place: number): void {
    const index = hash >>> 22;
    const part = this.#own(index);
    const last = part.length - 1;
    let hole = slotOf(part, hash, place);
    if (part[hole + 1] !== place) return;
    this.#counts[index] = (this.#counts[index] ?? 1) - 1;
    // What follows moves up where it may, so that no lookup stops at a hole.
    for (let at = (hole + 2) & last; part[at + 1] !== 0; at = (at + 2) & last) {
      const home = ((part[at] ?? 0) << 1) & last;
      if (((at - home) & last) < ((at - hole) & last)) continue;
      part[hole] = part[at] ?? 0;
      part[hole + 1] = part[at + 1] ?? 0;
      hole = at;
    }
    part[hole + 1] = 0;
  }

  #own(index: number): TablePart {
    const part = this.part(index);
    if (this.#isShared[index] === 0) return part;
    this.#isShared[index] = 0;
    const copy = part.slice();
    this.#parts[index] = copy;
    return copy;
  }

  #bring(index: number): TablePart {
    const part =
      this.#load !== undefined && this.countOf(index) > 0 ? this.#load(index) : new Uint32Array(firstCapacity * 2);
    this.#parts[index] = part;
    return part;
  }
}

/** The slot that holds a place, or the empty one where the search for it ends. */
function slotOf(part: TablePart, hash: number, place: number): number {
  const last = part.length - 1;
  let at = (hash << 1) & last;
  while (part[at + 1] !== place && part[at + 1] !== 0) at = (at + 2) & last;
  return at;
}

function insert(part: TablePart, hash: number, place: number): void {
  const at = slotOf(part, hash, 0);
  part[at] = hash;
  part[at + 1] = place;
}

function grown(part: TablePart): TablePart {
  const larger = new Uint32Array(part.length * 2);
  for (let at = 0; at < part.length; at += 2) {
    const place = part[at + 1] ?? 0;
    if (place !== 0) insert(larger, part[at] ?? 0, place);
  }
  return larger;
}
