import * as fs from "node:fs/promises";
import { StoreError } from "../../errors.ts";
import * as atomic from "../files/atomic-file.ts";
import { fileError } from "../files/file-error.ts";
import type { CheckOptions, StoreCheck, StoreProblem } from "../store-abilities.ts";
import type { FileFormat, FormatSource } from "./file-store.ts";

export interface FileCheck extends CheckOptions {
  readonly parse: FileFormat["parse"];
  readonly source: FormatSource;
  /** Of the file as it was last read or written. */
  readonly identity: atomic.FileIdentity | undefined;
  /** Whether the caller holds the lock, and writes nothing meanwhile. */
  readonly isWriter: boolean;
}

/**
 * Reads the file from the disk again. What is wrong inside it is for a human: nothing tells which part of a file without checksums
 * is right. What dead writers left beside it is certainly ours.
 * @throws StoreError
 */
export async function checkFile(path: string, check: FileCheck): Promise<StoreCheck> {
  const { parse, source, identity, isWriter } = check;
  try {
    const content = await atomic.readWhole(path);
    const problems: StoreProblem[] = [];
    // Whoever only reads has an older state of a file that others may write.
    if (isWriter && !atomic.isSameIdentity(content?.identity, identity))
      problems.push(damage(source, "another program changed the file since it was read."));
    let sound = 0;
    try {
      for (const _ of parse(content?.bytes, source).envelopes()) sound++;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      problems.push(damage(source, error.message));
    }
    if (isWriter) problems.push(...(await checkLeftovers(path, check)));
    return { sound, problems };
  } catch (error) {
    throw fileError(error, source.location, "read");
  }
}

function damage({ location }: FormatSource, message: string): StoreProblem {
  return { code: "damaged-structure", place: location, message, remedy: "none" };
}

async function checkLeftovers(
  path: string,
  { fix = false, dryRun = false }: CheckOptions,
): Promise<readonly StoreProblem[]> {
  const leftovers = await atomic.findLeftovers(path);
  if (fix && !dryRun) for (const leftover of leftovers) await fs.rm(leftover, { force: true });
  return leftovers.map((place) => ({
    code: "orphan-file",
    place,
    message: "a writer that is gone left its temporary file behind.",
    remedy: fix || dryRun ? "mended" : "none",
  }));
}
