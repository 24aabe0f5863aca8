import { deepEqual } from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Walk } from "../cache/walk.ts";
import type { FamilyContext } from "../harness/cell.ts";
import type { Durability, Engine, OpenEngine, StoredDocument } from "./engine.ts";
import { type Filling, StoredDocuments } from "./stored-documents.ts";

const slice = 10_000;

/** An engine's file with that many entries, filled when it is first opened and removed when all its cells are done. */
export class FilledEngine {
  readonly engine: Engine;
  readonly documents: StoredDocuments;
  readonly path: string;
  #isFilled = false;
  #changes: Walk<StoredDocument> | undefined;
  #uses: number;

  constructor(context: FamilyContext, engine: Engine, filling: Filling & { readonly uses: number }) {
    this.engine = engine;
    this.documents = new StoredDocuments(context.subject, filling);
    this.#uses = filling.uses;
    this.path = join(context.folder, `${filling.entries}-${filling.bytes}-${engine.content}`);
  }

  async open(durability: Durability = "process"): Promise<OpenEngine> {
    const engine = await this.engine.open(this.path, durability);
    // What lives in memory only is filled each time.
    if (!this.#isFilled || this.engine.content === "nothing") {
      for (const documents of this.documents.slices(slice)) await engine.setMany(documents);
    }
    this.#isFilled = true;
    return engine;
  }

  /** What is written next, in all cells that write to this file. */
  get changes(): Walk<StoredDocument> {
    this.#changes ??= this.documents.changing();
    return this.#changes;
  }

  async close(engine: OpenEngine): Promise<void> {
    await engine.close();
    this.#uses--;
    if (this.#uses > 0) return;
    for (const suffix of ["", "-wal", "-shm", "-lock"]) rmSync(this.path + suffix, { recursive: true, force: true });
  }

  /** @throws when what was put does not come back */
  async verify(engine: OpenEngine): Promise<void> {
    const { entries } = this.documents.filling;
    for (const number of [0, entries >> 1, entries - 1]) {
      const document = this.documents.make(number, number + 1);
      await engine.set(document);
      const found = await engine.get(document.key);
      if (found instanceof Uint8Array) deepEqual(Buffer.from(found), Buffer.from(document.bytes));
      else deepEqual(found, document.value);
    }
  }
}
