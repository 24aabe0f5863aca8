/**
 * Who may act on which of several stores, in the order of the calls: alone, after everything that was begun there before; or together with
 * others of that kind, after everybody who was alone.
 */
export class PartTurns {
  readonly #alone: (Promise<unknown> | undefined)[];
  readonly #together: Set<Promise<unknown>>[];

  constructor(parts: number) {
    this.#alone = Array.from({ length: parts }, () => undefined);
    this.#together = Array.from({ length: parts }, () => new Set());
  }

  /** What has to end before others may act on this store; undefined when they may at once. */
  waiting(part: number): Promise<unknown> | undefined {
    return this.#alone[part];
  }

  get isQuiet(): boolean {
    return this.#alone.every((turn) => turn === undefined);
  }

  together<T>(part: number, act: () => Promise<T>): Promise<T> {
    const before = this.#alone[part];
    const turn = before === undefined ? act() : before.then(act);
    const settled = turn.catch(() => undefined);
    this.#together[part]?.add(settled);
    void settled.then(() => this.#together[part]?.delete(settled));
    return turn;
  }

  alone<T>(parts: readonly number[], act: () => Promise<T>): Promise<T> {
    const before = parts.flatMap((part) => [this.#alone[part] ?? [], ...(this.#together[part] ?? [])].flat());
    const turn = before.length === 0 ? act() : Promise.all(before).then(act);
    const settled = turn.catch(() => undefined);
    for (const part of parts) this.#alone[part] = settled;
    void settled.then(() => {
      for (const part of parts) if (this.#alone[part] === settled) this.#alone[part] = undefined;
    });
    return turn;
  }

  /** Resolves once everything that was begun has ended. */
  async settled(): Promise<void> {
    await Promise.all([...this.#alone, ...this.#together.flatMap((turns) => [...turns])]);
  }
}
