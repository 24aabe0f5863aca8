import type { Envelope } from "../../document/envelope.ts";
import type { HistoryQuery, StoredChange, StoredTransaction } from "../store-abilities.ts";
import type { FrameListener, JournalContent } from "./journal-content.ts";
import type { FrameInfo } from "./journal-frame.ts";

interface Before {
  readonly type: string;
  readonly key: string;
  readonly before: Envelope | undefined;
  readonly hadExpired: boolean;
}

/** Replays frames and notes what they change, as far as it is asked for. */
export class TransactionRecorder implements FrameListener {
  readonly #content: JournalContent;
  readonly #last: number;
  readonly #query: HistoryQuery;
  readonly #befores = new Map<string, Before>();
  #found: StoredTransaction[] = [];
  #info: FrameInfo | undefined;
  #sequence = 0;

  constructor(content: JournalContent, last: number, query: HistoryQuery) {
    this.#content = content;
    this.#last = last;
    this.#query = query;
  }

  /** Replays one transaction; false where the segment ends. */
  step(): boolean {
    const { sequence, reader } = this.#content;
    this.#content.advance(reader.size, this);
    return this.#content.sequence > sequence;
  }

  /** What was found since the last call. */
  take(): StoredTransaction[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  begin(info: FrameInfo, sequence: number): boolean {
    if (sequence > this.#last) return false;
    this.#info = info;
    this.#sequence = sequence;
    this.#befores.clear();
    return true;
  }

  change(place: number): void {
    const { state } = this.#content;
    const { key, names } = state;
    const name = `${key.type}:${key.bytes.toString("utf8", 0, key.length)}`;
    if (this.#info === undefined || !this.#mayMatter(this.#info) || this.#befores.has(name)) return;
    const type = names.schemas.find(({ typeNumber }) => typeNumber === key.type)?.type ?? "";
    this.#befores.set(name, {
      type,
      key: name.slice(name.indexOf(":") + 1),
      before: place === 0 ? undefined : state.envelope(place),
      hadExpired: place !== 0 && state.isExpired(place, this.#info.at),
    });
  }

  end(): boolean {
    const info = this.#info;
    if (info === undefined || !this.#mayMatter(info)) return false;
    const { action, actor, at } = info;
    const changes = [...this.#befores.values()].map((before) => this.#changeOf(before, at));
    if (!this.#isAskedFor(changes)) return false;
    this.#found.push({
      sequence: this.#sequence,
      at,
      ...(action !== undefined && { action }),
      ...(actor !== undefined && { actor }),
      changes,
    });
    return false;
  }

  // What replaces an expired document is a new one; what removes it shows what was there.
  #changeOf({ type, key, before, hadExpired }: Before, at: number): StoredChange {
    const after = this.#content.state.read(type, key, at);
    return { type, key, before: hadExpired && after !== undefined ? undefined : before, after };
  }

  #mayMatter({ at, action, actor }: FrameInfo): boolean {
    const query = this.#query;
    if (query.from !== undefined && at < query.from) return false;
    if (query.to !== undefined && at >= query.to) return false;
    if (query.action !== undefined && action !== query.action) return false;
    return query.actor === undefined || actor === query.actor;
  }

  #isAskedFor(changes: readonly StoredChange[]): boolean {
    const { type, key } = this.#query;
    if (type === undefined && key === undefined) return true;
    return changes.some((change) => (type ?? change.type) === change.type && (key ?? change.key) === change.key);
  }
}
