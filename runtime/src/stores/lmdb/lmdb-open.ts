import * as fs from "node:fs";
import * as promises from "node:fs/promises";
import { access, constants, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError } from "../../errors.ts";
import { followLinks, syncFolder } from "../files/atomic-file.ts";
import { LmdbCheckpoints } from "./lmdb-checkpoints.ts";
import type { LmdbModule } from "./lmdb-driver.ts";
import { type DurableState, readRecord, recordPath, sealOf, writeRecord } from "./lmdb-durable-record.ts";
import { type HeldEnvironment, heldAt, hold, inTurn, LmdbEnvironment, openRoot } from "./lmdb-environment.ts";
import {
  createFile,
  inspectFile,
  makeLockFile,
  openFile,
  removeLeftovers,
  storeIdAt,
  verifyFile,
  waitForLock,
} from "./lmdb-file.ts";
import { LmdbLockTable } from "./lmdb-lock-table.ts";
import { readMeta, restoreMeta } from "./lmdb-meta.ts";

export interface OpenRequest {
  readonly lmdb: LmdbModule;
  readonly location: string;
  readonly readOnly: boolean;
  /** Whether every page is looked at, whatever the record says. */
  readonly verifiesAlways: boolean;
  /** Of the machine's last start; empty where the system does not tell. */
  readonly boot: string;
}

/** Opens a file, or shares it with the stores of this thread that have it open. */
export function openEnvironment(path: string, request: OpenRequest): Promise<HeldEnvironment> {
  return inTurn(async () => {
    const file = await followLinks(path);
    const shared = await heldAt(file, ({ isReadOnly }) => {
      if (request.readOnly || !isReadOnly) return;
      const reason = "this process has it open with `readOnly: true`. Close that first, or open both for writing.";
      throw new StoreError("store/locked", request.location, reason);
    });
    return shared ?? (request.readOnly ? openToRead(file, request) : openToWrite(file, request));
  });
}

async function openToRead(path: string, request: OpenRequest): Promise<HeldEnvironment> {
  const { lmdb, location } = request;
  const file = openFile(path, "r");
  if (file === undefined) {
    const advice = "Open it once without `readOnly` to create it.";
    throw new StoreError("store/not-found", location, `there is no such file. ${advice}`);
  }
  const record = openFile(recordPath(path), "r");
  try {
    const { storeId, meta } = inspectFile(file, location);
    const state = record === undefined ? undefined : readRecord(record);
    if (isVerificationDue(file, { state, storeId, request })) verifyFile(file, meta, location);
    const root = openRoot(lmdb, path, { isReadOnly: true });
    return await hold(path, new LmdbEnvironment(root, { path, isReadOnly: true }));
  } finally {
    fs.closeSync(file);
    if (record !== undefined) fs.closeSync(record);
  }
}

async function openToWrite(path: string, request: OpenRequest): Promise<HeldEnvironment> {
  const { lmdb, location } = request;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const lock = await waitForLock(path, location);
  try {
    await removeLeftovers(path);
    await access(dirname(path), constants.W_OK);
    const existing = openFile(path, "r+");
    if (existing === undefined) await createFile(path, lmdb, location);
    const file = existing ?? fs.openSync(path, "r+");
    try {
      return await openExisting(path, { file, request });
    } catch (error) {
      fs.closeSync(file);
      throw error;
    }
  } finally {
    lock.release();
  }
}

interface Opening {
  readonly file: number;
  readonly request: OpenRequest;
}

async function openExisting(path: string, { file, request }: Opening): Promise<HeldEnvironment> {
  const { lmdb, location, boot } = request;
  let record = openFile(recordPath(path), "r+");
  const state = record === undefined ? undefined : readRecord(record);
  try {
    goBack(file, state, boot);
    const { storeId, meta } = inspectFile(file, location);
    if (isVerificationDue(file, { state, storeId, request })) verifyFile(file, meta, location);
    makeLockFile(path);
    record ??= await createRecord(path);
    // An older copy was put in the file's place: what was recorded is a future that it will not have.
    if (state !== undefined && state.meta.transaction > meta.transaction)
      writeRecord(record, { storeId, boot, meta, seal: "" });
    const root = openRoot(lmdb, path, { isReadOnly: false });
    const environment = new LmdbEnvironment(root, { path, isReadOnly: false });
    environment.lockTable = new LmdbLockTable(path);
    environment.checkpoints = new LmdbCheckpoints({ environment, location, file, record, storeId, boot });
    await environment.checkpoints.reached().catch(async (error: unknown) => {
      await root.close();
      throw error;
    });
    return await hold(path, environment);
  } catch (error) {
    if (record !== undefined) fs.closeSync(record);
    throw error;
  }
}

async function createRecord(path: string): Promise<number> {
  const record = fs.openSync(recordPath(path), "wx+", 0o600);
  await syncFolder(dirname(path), promises);
  return record;
}

/** After the machine's next start, the last states may be there in part: the file becomes what was recorded. */
function goBack(file: number, state: DurableState | undefined, boot: string): void {
  if (state === undefined || boot === "" || state.boot === "" || state.boot === boot) return;
  const found = readMeta(file);
  const isLater = found.kind === "meta" && found.meta.transaction > state.meta.transaction;
  if (!isLater && found.kind !== "damaged") return;
  // A copy from elsewhere that was put in the file's place is not what the record speaks of.
  if (storeIdAt(file, state.meta) !== state.storeId) return;
  restoreMeta(file, state.meta);
  fs.fdatasyncSync(file);
}

interface Verification {
  readonly state: DurableState | undefined;
  readonly storeId: string;
  readonly request: OpenRequest;
}

/** Whether something may have happened to the file that LMDB would not notice: a power cut, a copy, a program that is not ours. */
function isVerificationDue(file: number, { state, storeId, request }: Verification): boolean {
  const { boot, verifiesAlways } = request;
  if (verifiesAlways || state === undefined || state.storeId !== storeId || state.boot !== boot) return true;
  return state.seal !== "" && state.seal !== sealOf(file);
}
