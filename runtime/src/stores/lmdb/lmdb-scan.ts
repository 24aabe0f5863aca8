import type { Envelope } from "../../document/envelope.ts";
import type { StoreMoment } from "../backing-store.ts";

const pageSize = 500;

// A scan that nobody begins or ends would hold its moment until the store is closed.
const abandoned = new FinalizationRegistry<StoreMoment>((moment) => moment.close());

/** Everything that a moment shows. No generator: one that was never begun has no end either. */
export class LmdbScan implements AsyncIterableIterator<Envelope> {
  readonly #moment: StoreMoment;
  #page: readonly Envelope[] = [];
  #at = 0;
  #isDone = false;

  constructor(moment: StoreMoment) {
    this.#moment = moment;
    abandoned.register(this, moment, this);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Envelope, undefined>> {
    if (this.#at === this.#page.length && !this.#isDone) this.#turn();
    const value = this.#page[this.#at];
    if (value === undefined) return this.return();
    this.#at++;
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<Envelope, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  #turn(): void {
    try {
      this.#page = this.#moment.next(pageSize);
      this.#at = 0;
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  #end(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#page = [];
    this.#at = 0;
    abandoned.unregister(this);
    this.#moment.close();
  }
}
