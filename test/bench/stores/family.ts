import type { Cell, Family, FamilyContext } from "../harness/cell.ts";
import { whyUnavailable } from "../harness/peers.ts";
import type { Engine } from "./engine.ts";
import { bareFile } from "./engines/bare-file.ts";
import { bareMap } from "./engines/bare-map.ts";
import { fileEngines } from "./engines/file-engines.ts";
import { classicLevel, lmdb } from "./engines/key-value-engines.ts";
import {
  keyslotDirectory,
  keyslotJournal,
  keyslotJsonl,
  keyslotLibsql,
  keyslotLmdb,
  keyslotMemory,
  keyslotSingleFile,
  keyslotSqlite,
} from "./engines/keyslot.ts";
import { jsonSqlite, rawSqlite } from "./engines/raw-sqlite.ts";
import { FilledEngine } from "./filled-engine.ts";
import { type Operation, storeCell } from "./store-cells.ts";
import type { Filling } from "./stored-documents.ts";
import { tailCells } from "./tail-cells.ts";

/** Backing stores: ours with coding, checks and checksum, beside bare engines and beside what applications use today. */
export const family: Family = { name: "stores", cells };

async function cells(context: FamilyContext): Promise<readonly Cell[]> {
  return [
    ...(await sqliteCells(context)),
    ...(await libsqlCells(context)),
    ...journalCells(context),
    ...(await lmdbCells(context)),
    ...(await embeddedCells(context)),
    ...(await worstCells(context)),
  ];
}

/** At most 1.3 times what the bare engine takes. */
const bar = { ratio: 1 / 1.3 };

async function sqliteCells(context: FamilyContext): Promise<readonly Cell[]> {
  const engines = [
    keyslotSqlite(context, await firstDriver()),
    await rawSqlite("better-sqlite3"),
    await jsonSqlite("better-sqlite3"),
  ];
  const sizes: readonly Filling[] = context.isQuick
    ? [small(1_000), small(100_000)]
    : [small(100), small(1_000), small(100_000), small(1_000_000), large(1_000), large(100_000), large(1_000_000)];
  return sizes.flatMap((filling) => {
    const isDurable = filling.entries === 100_000;
    const operations: Operation[] = ["get", "set", "batch", ...(isDurable ? ["durable" as const] : [])];
    const filled = fillEach(context, engines, { ...filling, uses: operations.length });
    const durable = fillEach(context, [classicLevel(), lmdb(), bareFile()], { ...filling, uses: 1 });
    return operations.map((operation) => {
      if (operation !== "durable") return storeCell({ name: "SQLite", operation, engines: filled, bar });
      return storeCell({ name: "SQLite", operation, engines: [...filled, ...durable] });
    });
  });
}

async function libsqlCells(context: FamilyContext): Promise<readonly Cell[]> {
  const engines = [keyslotLibsql(context), await rawSqlite("libsql")];
  const sizes = context.isQuick ? [small(100_000)] : [small(100_000), small(1_000_000)];
  return sizes.flatMap((filling) => {
    const operations = ["get", "set", "batch"] as const;
    const filled = fillEach(context, engines, { ...filling, uses: operations.length });
    return operations.map((operation) => storeCell({ name: "libsql", operation, engines: filled, bar }));
  });
}

/** At least so many times as fast as the best of the peers. */
const journalBars: Readonly<Partial<Record<Operation, { readonly ratio: number }>>> = {
  set: { ratio: 4 },
  batch: { ratio: 2.5 },
  "durable batch": { ratio: 4 },
};

function journalCells(context: FamilyContext): readonly Cell[] {
  const sizes = context.isQuick ? [small(100_000)] : [small(100), small(100_000), small(1_000_000), large(100_000)];
  return sizes.flatMap((filling) => {
    const operations: readonly Operation[] = ["get", "set", "batch", "durable", "durable batch"];
    const engines = [keyslotJournal(context), lmdb(), classicLevel(), bareFile()];
    const filled = fillEach(context, engines, { ...filling, uses: operations.length });
    return operations.map((operation) => {
      const bar = filling.entries === 100_000 && filling.bytes === 100 ? journalBars[operation] : undefined;
      // Of the bare file nothing can be read.
      const taking = filled.filter(({ engine }) => operation !== "get" || engine.role !== "reference");
      return storeCell({ name: "journal", operation, engines: taking, ...(bar && { bar }) });
    });
  });
}

/** Beside the bare package, which neither checks nor counts nor knows of conditions, and beside our SQLite store. */
async function lmdbCells(context: FamilyContext): Promise<readonly Cell[]> {
  const engines = [keyslotLmdb(context), lmdb(), keyslotSqlite(context, await firstDriver())];
  const sizes = context.isQuick ? [small(100_000)] : [small(1_000), small(100_000), small(1_000_000), large(100_000)];
  return sizes.flatMap((filling) => {
    const operations = ["get", "set", "batch", "durable"] as const;
    const filled = fillEach(context, engines, { ...filling, uses: operations.length });
    return operations.map((operation) => storeCell({ name: "LMDB", operation, engines: filled }));
  });
}

async function embeddedCells(context: FamilyContext): Promise<readonly Cell[]> {
  const sqlite = keyslotSqlite(context, await firstDriver());
  const few = [
    sqlite,
    keyslotMemory(context),
    keyslotSingleFile(context),
    keyslotJsonl(context),
    keyslotDirectory(context),
    lmdb(),
    classicLevel(),
    ...(await fileEngines()),
  ];
  const many = [sqlite, keyslotMemory(context), lmdb(), classicLevel()];
  const groups = [{ engines: few, filling: small(1_000) }];
  if (!context.isQuick)
    groups.push(
      { engines: few, filling: large(1_000) },
      { engines: many, filling: small(100_000) },
      { engines: many, filling: large(100_000) },
      { engines: many, filling: small(1_000_000) },
    );
  const note =
    "Time of all threads: some of these work beside the main one. The single file and JSONL are replaced as a whole.";
  return groups.flatMap(({ engines, filling }) => {
    const operations = ["get", "set", "batch"] as const;
    const filled = fillEach(context, engines, { ...filling, uses: operations.length });
    return operations.map((operation) => {
      const taking = filled.filter(({ engine }) => operation !== "batch" || engine.hasBatches);
      return storeCell({ name: "embedded", operation, engines: taking, note });
    });
  });
}

async function worstCells(context: FamilyContext): Promise<readonly Cell[]> {
  const engines = [keyslotSqlite(context, "better-sqlite3"), await rawSqlite("better-sqlite3"), bareMap()];
  // Every trial of both scenarios opens them anew; what is left of them goes with the family's folder.
  const filled = fillEach(context, engines, { ...small(100_000), uses: Number.POSITIVE_INFINITY });
  return [
    ...tailCells({ context, engines: filled, name: "get while another process writes", writesItself: false }),
    ...tailCells({ context, engines: filled, name: "get while this process and another write", writesItself: true }),
  ];
}

function fillEach(
  context: FamilyContext,
  engines: readonly Engine[],
  filling: Filling & { readonly uses: number },
): readonly FilledEngine[] {
  return engines.map((engine) => new FilledEngine(context, engine, filling));
}

function small(entries: number): Filling {
  return { entries, bytes: 100 };
}

function large(entries: number): Filling {
  return { entries, bytes: 1000 };
}

/** What our store takes of its own accord. */
async function firstDriver(): Promise<string | undefined> {
  for (const driver of ["better-sqlite3", "libsql", "node:sqlite"]) {
    if ((await whyUnavailable(driver)) === undefined) return driver;
  }
  return undefined;
}
