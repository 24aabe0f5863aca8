import { setTimeout as sleep } from "node:timers/promises";
import type { Subject } from "../subject/subject.ts";
import { keyslotSqlite } from "./engines/keyslot.ts";
import { rawSqlite } from "./engines/raw-sqlite.ts";
import { StoredDocuments } from "./stored-documents.ts";

/** What this process is asked to write, without end. */
export interface WriteRequest {
  /** Module of the subject. */
  readonly subject: string;
  readonly isOurs: boolean;
  readonly driver: string;
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
  /** Another one for every process, so that none writes what is there already. */
  readonly revision: number;
}

const request: WriteRequest = JSON.parse(process.argv[2] ?? "{}");
const subject: Subject = await import(request.subject);
const chosen = request.isOurs ? keyslotSqlite({ subject }, request.driver) : await rawSqlite("better-sqlite3");
const engine = await chosen.open(request.path, "process");
const documents = new StoredDocuments(subject, request).changing(request.revision);

let isEnding = false;
// Whoever started this process holds its input open for as long as it should write.
process.stdin.on("end", () => {
  isEnding = true;
});
process.stdin.resume();
process.stdout.write("writing\n");
while (!isEnding) {
  await engine.setMany(Array.from({ length: 100 }, () => documents.next()));
  // Batches with pauses, so that the other side gets its turn to write.
  await sleep(2);
}
await engine.close();
