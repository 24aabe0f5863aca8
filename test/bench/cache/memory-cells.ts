import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Candidate, Cell, FamilyContext } from "../harness/cell.ts";
import { peerVersion } from "../harness/peers.ts";
import type { MemoryRequest } from "./memory-child.ts";

const child = fileURLToPath(new URL("../cache/memory-child.ts", import.meta.url));

/** What a resident document costs in memory, its store key and its place in the table included: each counted in a process of its own. */
export function memoryCells(context: FamilyContext): readonly Cell[] {
  const measured = { context, bytes: 0, isRead: false };
  return [
    {
      name: "memory a document of 44 B",
      unit: "bytes",
      mode: "once",
      rounds: 1,
      bar: { atMost: 120 },
      candidates: candidates(measured),
    },
    {
      name: "memory a document of 44 B, once each was read",
      unit: "bytes",
      mode: "once",
      rounds: 1,
      note: "Values that were read are kept beside their bytes.",
      candidates: candidates({ ...measured, isRead: true }),
    },
    {
      name: "memory a document of 1,000 B",
      unit: "bytes",
      mode: "once",
      rounds: 1,
      note: "Nearly all of it is one text.",
      candidates: candidates({ ...measured, bytes: 1000 }),
    },
  ];
}

interface Measured {
  readonly context: FamilyContext;
  /** Of the payload; 0 for as small as it comes. */
  readonly bytes: number;
  readonly isRead: boolean;
}

function candidates(measured: Measured): readonly Candidate[] {
  return [
    candidate(measured, { name: "keyslot", version: "this tree", role: "ours" }),
    candidate(measured, { name: "lru-cache", version: peerVersion("lru-cache"), role: "peer" }),
    candidate(measured, { name: "tiny-lru", version: peerVersion("tiny-lru"), role: "peer" }),
    candidate(measured, { name: "Map", version: process.version, role: "reference" }),
  ];
}

function candidate(measured: Measured, named: Pick<Candidate, "name" | "version" | "role">): Candidate {
  const { bytes, isRead, context } = measured;
  const measure = (documents: number) =>
    memoryOf({ subject: context.subjectPath, name: named.name, documents, bytes, isRead });
  return {
    ...named,
    setUp: () => ({
      // A cache that holds nothing must be nearly nothing: the figure is that of documents, not of modules and fixed tables.
      verify() {
        const empty = measure(1);
        if (empty > 1e6) throw new Error(`A cache of one document takes ${empty} bytes.`);
      },
      run: () => measure(context.isQuick ? 20_000 : 100_000),
    }),
  };
}

/** Bytes a document, counted by a process that keeps nothing else. */
function memoryOf(request: MemoryRequest): number {
  const args = ["--expose-gc", "--import", import.meta.resolve("tsx"), child, JSON.stringify(request)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const figure = Number(stdout);
  // One document is less than what the engine itself takes and returns meanwhile: the figure may be negative.
  if (status !== 0 || stdout === "" || !Number.isFinite(figure))
    throw new Error(`Counting memory ended with ${status}: ${stderr}`);
  return figure;
}
