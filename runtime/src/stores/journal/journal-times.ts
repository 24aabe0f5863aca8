const day = 86_400_000;

/** Times as stores are given them: text. Those that a clock of JavaScript prints are kept as numbers, and come back to the letter. */
export class JournalTimes {
  #text = "";
  #time = -1;
  #shownTime = -1;
  #shown = "";
  #day = -1;
  #date = "";

  /** Milliseconds since 1970 when `textOf` gives this very text back; −1 otherwise. */
  timeOf(text: string): number {
    // Mostly many documents are stored in one millisecond.
    if (text === this.#text) return this.#time;
    const time = text.endsWith("Z") ? Date.parse(text) : -1;
    this.#time = time >= 0 && new Date(time).toISOString() === text ? time : -1;
    this.#text = text;
    return this.#time;
  }

  // By hand, because the platform takes 480 ns to print a time and this 90.
  textOf(time: number): string {
    if (time === this.#shownTime) return this.#shown;
    const number = Math.floor(time / day);
    if (number !== this.#day) {
      this.#day = number;
      this.#date = new Date(number * day).toISOString().slice(0, -13);
    }
    const rest = time - number * day;
    const hours = twoDigits(Math.floor(rest / 3_600_000));
    const minutes = twoDigits(Math.floor(rest / 60_000) % 60);
    const seconds = twoDigits(Math.floor(rest / 1000) % 60);
    const milliseconds = rest % 1000;
    const padding = milliseconds < 10 ? "00" : milliseconds < 100 ? "0" : "";
    this.#shownTime = time;
    this.#shown = `${this.#date}${hours}:${minutes}:${seconds}.${padding}${milliseconds}Z`;
    return this.#shown;
  }
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
