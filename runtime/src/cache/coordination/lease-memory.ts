import { ConflictError, type StoreConflict } from "../../document/conflict-error.ts";
import type { Envelope } from "../../document/envelope.ts";
import { etagOf } from "../../document/etag.ts";
import type { StoreChange } from "../../stores/backing-store.ts";
import type { LeasePlace } from "./lease.ts";

/**
 * Keeps the leases of stores that only one process can open and that keep no expiry: theirs are formats of other programs, too, in whose files
 * locks have no place.
 */
export class LeaseMemory {
  readonly name: string;
  readonly location: string;
  readonly #documents = new Map<string, Envelope>();
  readonly #time: () => number;

  constructor({ name, location }: LeasePlace["store"], time: () => number) {
    this.name = name;
    this.location = location;
    this.#time = time;
  }

  async read(type: string, key: string): Promise<Envelope | undefined> {
    return this.#find(type, key);
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    const conflicts: StoreConflict[] = [];
    for (const [index, change] of changes.entries()) {
      const { type, key } = change.kind === "put" ? change.envelope : change;
      const current = this.#find(type, key);
      const etag = current === undefined ? null : etagOf(current);
      if (change.condition !== undefined && change.condition !== etag) conflicts.push({ index, current });
    }
    if (conflicts.length > 0) throw new ConflictError(this.location, conflicts);
    for (const change of changes) {
      if (change.kind === "put")
        this.#documents.set(placeOf(change.envelope.type, change.envelope.key), change.envelope);
      else if (change.kind === "delete") this.#documents.delete(placeOf(change.type, change.key));
    }
  }

  #find(type: string, key: string): Envelope | undefined {
    const envelope = this.#documents.get(placeOf(type, key));
    return envelope?.expiresAt !== undefined && envelope.expiresAt <= this.#time() ? undefined : envelope;
  }
}

function placeOf(type: string, key: string): string {
  return `${type}\0${key}`;
}
