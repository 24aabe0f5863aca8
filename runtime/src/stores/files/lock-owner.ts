import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { errnoOf } from "./file-error.ts";

/** Who holds a lock. `started` and `boot` tell a process from a later one that got the same number; empty where unknown. */
export interface LockOwner {
  readonly pid: number;
  readonly started: string;
  readonly boot: string;
  readonly host: string;
  /** Random, so that each holding can be told from every other. */
  readonly token: string;
}

export function ownOwner(token: string): LockOwner {
  return { pid: process.pid, started: startOf(process.pid) ?? "", boot: bootId(), host: hostname(), token };
}

export function printOwner(owner: LockOwner): string {
  return `${JSON.stringify(owner)}\n`;
}

/** The owner that a lock file names; undefined for anything that is not such a file, an empty one included. */
export function parseOwner(text: string): LockOwner | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { pid, started, boot, host, token }: Partial<Record<keyof LockOwner, unknown>> = value;
  if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid < 1) return undefined;
  if (typeof started !== "string" || typeof boot !== "string" || typeof host !== "string") return undefined;
  // The token becomes part of a file name.
  if (typeof token !== "string" || !/^[0-9a-f]{16}$/.test(token)) return undefined;
  return { pid, started, boot, host, token };
}

/** False only when the owner is known to be gone. An owner on another machine counts as alive: it cannot be looked up. */
export function isAlive(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return true;
  if (owner.boot !== bootId()) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (errnoOf(error) === "ESRCH") return false;
  }
  const started = startOf(owner.pid);
  return started === undefined || owner.started === "" || started === owner.started;
}

/** Clock ticks from boot to the start of the process, where /proc tells; empty for one that is dead but not yet reaped. */
function startOf(pid: number): string | undefined {
  const text = readProc(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The name, in parentheses, may hold anything; the state and the rest follow the last one.
  const [state, ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return state === "Z" || state === "X" ? "" : rest[18];
}

function bootId(): string {
  return readProc("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return undefined;
  }
}
