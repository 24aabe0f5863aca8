import { accessSync, constants, mkdirSync, realpathSync, statSync } from "node:fs";
import { StoreError } from "../../errors.ts";
import type { StoreChange, WriteInfo } from "../backing-store.ts";
import { errnoOf, fileError } from "../files/file-error.ts";
import type { JournalStoreOptions } from "../journal.ts";
import type { DocumentName, Following } from "../store-abilities.ts";
import type { JournalAttributes } from "./journal-attributes.ts";
import type { CheckSource } from "./journal-check.ts";
import type { JournalContent } from "./journal-content.ts";
import type { JournalFiles } from "./journal-files.ts";
import { JournalFolder } from "./journal-folder.ts";
import type { JournalHistory } from "./journal-history.ts";
import { ReadingJournal } from "./journal-reading.ts";
import type { JournalRecovery, RecoverySettings } from "./journal-recovery.ts";
import { WritingJournal } from "./journal-writing.ts";

/** A journal that is open, for writing or for reading alone. */
export interface OpenSide {
  readonly settings: RecoverySettings;
  readonly content: JournalContent;
  readonly recovered: readonly JournalRecovery[];
  /** Makes what is read true: what waits is written, or what others wrote is read. @throws StoreError */
  catchUp(): void;
  /** @throws StoreError */
  checkWritable(): void;
  readonly write: (changes: readonly StoreChange[], info?: WriteInfo) => Promise<void>;
  readonly attributes: () => Promise<JournalAttributes>;
  /** Has them made anew when they are next asked for. */
  readonly forgetAttributes: () => void;
  readonly compact: () => Promise<void>;
  readonly checkSource: () => Promise<CheckSource>;
  history(): JournalHistory;
  readonly follow: (listener: (changed: readonly DocumentName[] | undefined) => void) => Following;
  close(): Promise<void>;
}

/** @throws StoreError */
export async function openJournal(
  options: JournalStoreOptions,
  files: JournalFiles,
  clock: () => number,
): Promise<OpenSide> {
  const { path: location, readOnly = false, recover = "torn-end" } = options;
  try {
    const folder = new JournalFolder(prepareFolder(location, readOnly));
    const settings = { files, folder, location, recover, readOnly };
    return readOnly ? new ReadingJournal(settings) : await WritingJournal.open(settings, options, clock);
  } catch (error) {
    throw fileError(error, location, readOnly ? "read" : "write");
  }
}

// The root is what the path leads to now, whatever it leads to later.
function prepareFolder(location: string, readOnly: boolean): string {
  const found = statOf(location);
  if (found !== undefined && !found.isDirectory())
    throw new StoreError("store/foreign-format", location, "it is a file. Name a folder, which the journal makes.");
  if (found === undefined && readOnly)
    throw new StoreError(
      "store/not-found",
      location,
      "there is no such folder. Open it without `readOnly` to create it.",
    );
  if (found === undefined) mkdirSync(location, { recursive: true, mode: 0o700 });
  const root = realpathSync(location);
  if (!readOnly) accessSync(root, constants.W_OK);
  return root;
}

function statOf(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
