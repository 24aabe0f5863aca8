/** Times the steps of the demo, one after the other. */
export class Stopwatch {
  readonly #laps: { readonly name: string; readonly seconds: number }[] = [];
  #start = performance.now();

  lap(name: string): void {
    const now = performance.now();
    this.#laps.push({ name, seconds: (now - this.#start) / 1000 });
    this.#start = now;
  }

  print(): void {
    const total = this.#laps.reduce((sum, lap) => sum + lap.seconds, 0);
    for (const { name, seconds } of [...this.#laps, { name: "in all", seconds: total }]) {
      console.log(`${name.padEnd(26)}${seconds.toFixed(2).padStart(8)} s`);
    }
  }
}
