import type { DocumentName } from "../store-abilities.ts";
import type { LmdbEnvironment } from "./lmdb-environment.ts";
import { bufferOver } from "./lmdb-keys.ts";

/** Generations whose changes are kept. Whoever comes later looks at everything. */
const keptGenerations = 4096;
/** More than that of one transaction are told as everything. */
const mostNames = 1000;

/** One transaction, and through which store it was written. */
export interface WrittenGeneration {
  readonly writer: string;
  /** Undefined for more than are kept. */
  readonly names: readonly DocumentName[] | undefined;
}

/** What each transaction wrote, kept by writers as long as somebody follows. */
export class LmdbChanges {
  readonly #environment: LmdbEnvironment;

  constructor(environment: LmdbEnvironment) {
    this.#environment = environment;
  }

  /** Inside a transaction. */
  keep(generation: number, writer: string, names: readonly DocumentName[]): void {
    const { changes } = this.#environment;
    const isMuch = names.length > mostNames;
    const row = [writer, isMuch ? null : names.map(({ type, key }) => [type, key])];
    changes.put(generationKey(generation), Buffer.from(JSON.stringify(row)));
    // Two at a time, so that what was left over when nobody followed goes as well.
    const old = changes.getKeys({ end: generationKey(generation - keptGenerations), limit: 2 });
    for (const key of [...old]) changes.remove(key);
  }

  /** Inside or outside of a transaction; undefined where it was not kept. */
  of(generation: number): WrittenGeneration | undefined {
    const bytes = this.#environment.changes.getBinaryFast(generationKey(generation));
    return bytes && parse(bufferOver(bytes).toString("utf8", 0, bytes.length));
  }
}

function generationKey(generation: number): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(BigInt(Math.max(0, generation)));
  return key;
}

function parse(text: string): WrittenGeneration | undefined {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(row)) return undefined;
  const [writer, names]: readonly unknown[] = row;
  if (typeof writer !== "string") return undefined;
  if (!Array.isArray(names)) return { writer, names: undefined };
  const parsed: DocumentName[] = [];
  for (const name of names) {
    const [type, key]: readonly unknown[] = Array.isArray(name) ? name : [];
    if (typeof type !== "string" || typeof key !== "string") return undefined;
    parsed.push({ type, key });
  }
  return { writer, names: parsed };
}
