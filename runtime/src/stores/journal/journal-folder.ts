import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const digits = 8;
const namePattern = /^(\d{8,15})\.(log|snapshot)$/;
const temporaryPattern = /^(?:\d{8,15}\.snapshot|journal\.closed)\.[0-9a-f]{16}\.keyslot-tmp$/;

/** The files of a journal: segments of the log by number, and snapshots of the content at the beginning of a segment. */
export interface JournalListing {
  readonly logs: readonly number[];
  readonly snapshots: readonly number[];
  /** What writers that died have left of snapshots. */
  readonly leftovers: readonly string[];
}

export class JournalFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  logPath(number: number): string {
    return join(this.path, `${nameOf(number)}.log`);
  }

  snapshotPath(number: number): string {
    return join(this.path, `${nameOf(number)}.snapshot`);
  }

  /** What the lock is the lock of. */
  get lockTarget(): string {
    return join(this.path, "journal");
  }

  list(): JournalListing {
    const logs: number[] = [];
    const snapshots: number[] = [];
    const leftovers: string[] = [];
    for (const name of readdirSync(this.path)) {
      const found = namePattern.exec(name);
      const number = Number(found?.[1]);
      if (found === null) {
        if (temporaryPattern.test(name)) leftovers.push(name);
      } else if (nameOf(number) === found[1]) (found[2] === "log" ? logs : snapshots).push(number);
    }
    const ascending = (a: number, b: number) => a - b;
    return { logs: logs.sort(ascending), snapshots: snapshots.sort(ascending), leftovers };
  }

  /** The caller holds the lock, so no writer of them is alive. */
  removeLeftovers(): void {
    for (const name of this.list().leftovers) rmSync(join(this.path, name), { force: true });
  }

  /** Keeps bytes of a file that are cut off or replaced, and returns the name under which they are. */
  setAside(number: number, bytes: Uint8Array, what: string): string {
    for (let round = 0; ; round++) {
      const name = `${nameOf(number)}.${what}${round === 0 ? "" : `-${round}`}`;
      if (existsSync(join(this.path, name))) continue;
      writeFileSync(join(this.path, name), bytes, { flag: "wx", mode: 0o600, flush: true });
      return name;
    }
  }

  /** Keeps a copy of a snapshot, and returns its name. */
  copyAside(number: number): string {
    return this.setAside(number, readFileSync(this.snapshotPath(number)), "snapshot.damaged");
  }

  sizeOf(path: string): number {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Bytes that the files take. */
  volume(): number {
    const { logs, snapshots } = this.list();
    const paths = [...logs.map((number) => this.logPath(number)), ...snapshots.map((each) => this.snapshotPath(each))];
    return paths.reduce((sum, path) => sum + this.sizeOf(path), 0);
  }
}

function nameOf(number: number): string {
  return String(number).padStart(digits, "0");
}
