import { Worker } from "node:worker_threads";
import type { WorkerDriver } from "./sqlite-driver.ts";
import type { OpenedDatabase } from "./sqlite-open.ts";

// So many findings are enough to know.
const question = "PRAGMA integrity_check(100)";

// Run by `eval`, so that it works wherever a bundler puts this file.
const source = `
const { parentPort, workerData } = require("node:worker_threads");
const { module, exported, values, question } = workerData;
const loaded = require(module);
const database = Reflect.construct(exported === "default" ? loaded : loaded[exported], values);
database.exec("PRAGMA busy_timeout = 1000; PRAGMA query_only = ON;");
const rows = database.prepare(question).all();
database.close();
parentPort.postMessage(rows.map((row) => String(row.integrity_check)));
`;

/** What SQLite itself finds wrong. It reads everything in one go, so it does that in a thread of its own where there can be one. */
export async function checkIntegrity({ connection, file, worker }: OpenedDatabase): Promise<readonly string[]> {
  const found = file === undefined || worker === undefined ? undefined : await checkInThread(file, worker);
  const messages =
    found ??
    connection
      .prepare(question)
      .all([])
      .map(([text]) => String(text));
  return messages.filter((message) => message !== "ok");
}

/** Undefined where it could not be done there. */
function checkInThread(file: string, driver: WorkerDriver): Promise<readonly string[] | undefined> {
  const workerData = { module: driver.module, exported: driver.exported, values: driver.values(file), question };
  return new Promise((resolve) => {
    try {
      const thread = new Worker(source, { eval: true, name: "keyslot check", execArgv: [], workerData });
      let found: readonly string[] | undefined;
      thread.on("message", (rows: readonly string[]) => {
        found = rows;
      });
      thread.on("error", () => resolve(undefined));
      // Once it has ended, nobody but us has the file open.
      thread.on("exit", () => resolve(found));
    } catch {
      resolve(undefined);
    }
  });
}
