/** How two payloads differ: so many bytes are the same in front and behind, and what is between them is not. */
export class JournalDiff {
  prefix = 0;
  suffix = 0;

  /** Compares a part of one buffer with another as a whole. */
  compare(before: Uint8Array, { from, to }: { readonly from: number; readonly to: number }, after: Uint8Array): void {
    const most = Math.min(to - from, after.length);
    let prefix = 0;
    while (prefix < most && before[from + prefix] === after[prefix]) prefix++;
    const rest = most - prefix;
    let suffix = 0;
    while (suffix < rest && before[to - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
    this.prefix = prefix;
    this.suffix = suffix;
  }

  /** Whether saying what is the same takes less than repeating it. */
  get pays(): boolean {
    return this.prefix + this.suffix > 8;
  }
}
