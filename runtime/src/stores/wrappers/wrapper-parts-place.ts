import { setTimeout as sleep } from "node:timers/promises";
import { StoreError } from "../../errors.ts";
import type { BackingStore } from "../backing-store.ts";
import type { DocumentName } from "../store-abilities.ts";
import type { ReservedDocuments } from "./wrapper-reserved.ts";

/** Several stores that are one, while they are open. */
export interface PartsPlace {
  readonly location: string;
  readonly parts: readonly BackingStore[];
  readonly reserved: ReservedDocuments;
  readonly clock: () => number;
  /** How long, in milliseconds, a batch of another process may stand still before it is decided. After that its writer counts as gone. */
  readonly grace: number;
  /** Told of what was written here for others, who did not come to it. */
  readonly onFinished: (names: readonly DocumentName[]) => void;
}

/** How long, in milliseconds, batches of other processes are waited for. */
export const patience = 10_000;

/** @throws Error for a number that no part has, which would be a mistake of ours */
export function partAt({ parts, location }: Pick<PartsPlace, "parts" | "location">, part: number): BackingStore {
  const store = parts[part];
  if (store === undefined) throw new Error(`${location}: there is no store ${part} of ${parts.length}`);
  return store;
}

/** A pause of a length that no other process keeps step with. */
export async function pause(round: number): Promise<void> {
  await sleep(1 + Math.random() * Math.min(2 ** round, 20));
}

export function lockedError(location: string): StoreError {
  const advice = "Try again, or end what holds it.";
  const problem = `batches of another process have been in the way for ${patience / 1000} s`;
  return new StoreError("store/locked", location, `${problem}. ${advice}`);
}
