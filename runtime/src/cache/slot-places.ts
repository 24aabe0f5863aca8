/** A small number by slot. */
export class SlotPlaces {
  #places = new Int32Array(16);

  get(slot: number): number | undefined {
    return this.#places[slot];
  }

  set(slot: number, place: number): void {
    if (slot >= this.#places.length) {
      const places = new Int32Array(Math.max(slot + 1, this.#places.length * 2));
      places.set(this.#places);
      this.#places = places;
    }
    this.#places[slot] = place;
  }
}
