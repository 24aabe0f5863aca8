import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { FamilyContext } from "../harness/cell.ts";
import type { FilledEngine } from "./filled-engine.ts";
import type { WriteRequest } from "./tail-writer.ts";

const child = fileURLToPath(new URL("../stores/tail-writer.ts", import.meta.url));

// Far from what the reading process writes itself.
let latestRevision = 1_000_000;

/** Another process that writes to the same store for as long as it is wanted. */
export class OtherWriter {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;

  private constructor(process: ChildProcessByStdio<Writable, Readable, null>) {
    this.#process = process;
  }

  /** Started and writing. */
  static async start(context: FamilyContext, { engine, path, documents }: FilledEngine): Promise<OtherWriter> {
    const { entries, bytes } = documents.filling;
    latestRevision += 2;
    const request: WriteRequest = {
      subject: context.subjectPath,
      isOurs: engine.role === "ours",
      driver: "better-sqlite3",
      path,
      entries,
      bytes,
      revision: latestRevision,
    };
    const args = ["--import", import.meta.resolve("tsx"), child, JSON.stringify(request)];
    const started = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    await Promise.race([
      once(started.stdout, "data"),
      once(started, "exit").then(([code]) => Promise.reject(new Error(`The other writer ended with ${code}.`))),
    ]);
    return new OtherWriter(started);
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) throw new Error(`The other writer ended with ${this.#process.exitCode}.`);
    const ended = once(this.#process, "exit");
    this.#process.stdin.end();
    await ended;
  }
}
