/** Gives each schema id a small number, since the documents of a type have very few different ones. */
export class SchemaNumbers {
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#ids.push(id) - 1;
      this.#numbers.set(id, number);
    }
    return number;
  }

  idOf(number: number): string {
    const id = this.#ids[number];
    if (id === undefined) throw new Error(`There is no schema id with number ${number}.`);
    return id;
  }
}
