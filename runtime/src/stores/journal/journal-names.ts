export interface JournalSchema {
  readonly type: string;
  readonly schemaId: string;
  readonly typeNumber: number;
}

/** The numbers that stand for types and schema ids. They count up, and are the same for whoever replays the log. */
export class JournalNames {
  readonly schemas: JournalSchema[] = [];
  readonly #types = new Map<string, number>();
  readonly #numbers = new Map<number, Map<string, number>>();
  #last: JournalSchema | undefined;
  #lastNumber = 0;

  /** −1 for a type that was never stored. */
  typeNumber(type: string): number {
    if (this.#last !== undefined && this.#last.type === type) return this.#last.typeNumber;
    return this.#types.get(type) ?? -1;
  }

  /** −1 for a schema that was never stored. */
  number(type: string, schemaId: string): number {
    const last = this.#last;
    if (last !== undefined && last.schemaId === schemaId && last.type === type) return this.#lastNumber;
    const found = this.#numbers.get(this.#types.get(type) ?? -1)?.get(schemaId);
    if (found === undefined) return -1;
    this.#last = this.schemas[found];
    this.#lastNumber = found;
    return found;
  }

  add(type: string, schemaId: string): number {
    const number = this.schemas.length;
    let typeNumber = this.#types.get(type);
    if (typeNumber === undefined) {
      typeNumber = this.#types.size;
      this.#types.set(type, typeNumber);
    }
    this.schemas.push({ type, schemaId, typeNumber });
    const numbers = this.#numbers.get(typeNumber) ?? new Map<string, number>();
    this.#numbers.set(typeNumber, numbers.set(schemaId, number));
    return number;
  }

  /** Forgets all but the first `count`, for a write that failed. */
  truncate(count: number): void {
    if (count >= this.schemas.length) return;
    const kept = this.schemas.slice(0, count);
    this.schemas.length = 0;
    this.#types.clear();
    this.#numbers.clear();
    this.#last = undefined;
    for (const { type, schemaId } of kept) this.add(type, schemaId);
  }

  copy(): JournalNames {
    const copy = new JournalNames();
    for (const { type, schemaId } of this.schemas) copy.add(type, schemaId);
    return copy;
  }
}
