import { StoreError } from "../../errors.ts";
import { type JournalFiles, readPart } from "./journal-files.ts";
import type { JournalFolder } from "./journal-folder.ts";
import { hasFrameAfter, type JournalReader } from "./journal-reader.ts";

/** What was found not to be whole when a journal was opened, and what became of it. */
export interface JournalRecovery {
  /** `torn-end`: the end of the log is no whole transaction. `damaged-log`, `damaged-snapshot`: bytes are not as they were written. */
  readonly kind: "torn-end" | "damaged-log" | "damaged-snapshot";
  readonly file: string;
  /** From where on. */
  readonly position: number;
  /** So many bytes were left out. */
  readonly bytes: number;
  /** The file in the journal's folder that has them now; unset where nothing was changed, or all of them were 0. */
  readonly keptIn?: string;
}

export interface RecoverySettings {
  readonly files: JournalFiles;
  readonly folder: JournalFolder;
  readonly location: string;
  readonly recover: "torn-end" | "strict" | "intact";
  readonly readOnly: boolean;
}

interface SegmentEnd {
  /** Of the last whole transaction. */
  readonly sequence: number;
  readonly isLast: boolean;
  /** Up to where it was whole when it was last closed; 0 where that is not known. */
  readonly closedAt: number;
}

/** Deals with what follows the last whole frame of a segment. Undefined where nothing does. @throws StoreError `store/truncated`, `store/corrupt` */
export function recoverEnd(
  reader: JournalReader,
  { sequence, isLast, closedAt }: SegmentEnd,
  settings: RecoverySettings,
): JournalRecovery | undefined {
  const { files, folder, location, recover, readOnly } = settings;
  const { segment, position } = reader;
  const { size } = reader;
  // A segment that was closed has been whole up to there.
  const isCut = position < closedAt;
  if (size === position && !isCut) return undefined;
  const rest = readPart(files, segment.fd, { from: position, to: size });
  const isDamaged = !isLast || isCut || hasFrameAfter(rest, segment, sequence);
  if (isDamaged && recover !== "intact") throw damagedLog(location, segment.path, position);
  if (recover === "strict") throw tornEnd(location, segment.path, size - position);
  const report = {
    kind: isDamaged ? ("damaged-log" as const) : ("torn-end" as const),
    file: segment.path,
    position,
    bytes: Math.max(size, closedAt) - position,
  };
  if (readOnly) return report;
  const isEmpty = rest.every((byte) => byte === 0);
  const keptIn = isEmpty ? undefined : folder.setAside(segment.number, rest, `log.cut-${position}`);
  files.ftruncateSync(segment.fd, position);
  files.fdatasyncSync(segment.fd);
  return { ...report, ...(keptIn !== undefined && { keptIn }) };
}

function tornEnd(location: string, path: string, bytes: number): StoreError {
  const advice =
    'Open it without `recover: "strict"` to cut them off, or restore it from a copy; it was left as it is.';
  return new StoreError(
    "store/truncated",
    location,
    `the last ${bytes} bytes of \`${path}\` are no whole transaction. ${advice}`,
  );
}

function damagedLog(location: string, path: string, position: number): StoreError {
  const advice =
    'Restore it from a copy, or open it with `recover: "intact"`, which goes back to what was before; it was left as it is.';
  return new StoreError("store/corrupt", location, `\`${path}\` is damaged from byte ${position} on. ${advice}`);
}
