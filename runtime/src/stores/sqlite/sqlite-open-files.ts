import { identityAt } from "../files/atomic-file.ts";

/**
 * Databases that this process has open. A process loses its locks on a file as soon as it closes any descriptor of it, SQLite's own too; another
 * process would then take itself for the last one and delete the log, with what is written to it from then on. So nobody here looks into a file that is open.
 */
const held = new Map<string, number>();

let turn: Promise<unknown> = Promise.resolve();

/** Runs `act` when those before it are done: between a look into a file and its opening, nobody else opens or looks. */
export function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const result = turn.then(act);
  turn = result.catch(() => undefined);
  return result;
}

export async function isHeld(path: string): Promise<boolean> {
  const name = await nameOf(path);
  return name !== undefined && held.has(name);
}

/** Call what it returns once the database is closed. */
export async function holdFile(path: string): Promise<() => void> {
  const name = (await nameOf(path)) ?? path;
  held.set(name, (held.get(name) ?? 0) + 1);
  let isHolding = true;
  return () => {
    if (!isHolding) return;
    isHolding = false;
    const left = (held.get(name) ?? 1) - 1;
    if (left === 0) held.delete(name);
    else held.set(name, left);
  };
}

async function nameOf(path: string): Promise<string | undefined> {
  const identity = await identityAt(path);
  return identity && `${identity.device}:${identity.inode}`;
}
