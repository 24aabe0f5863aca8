import { randomBytes } from "node:crypto";
import { join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { CheckOptions, DocumentName, StoreCheck, StoreProblem, StoreUsage } from "../store-abilities.ts";
import { parseDocument, type StoredDocument } from "./directory-document.ts";
import { addEntry, allEntries, type EntryNames, entriesOf, removeEntry } from "./directory-entries.ts";
import { type DirectoryPlace, readBytes, removeFile, syncFolder } from "./directory-file.ts";
import { documentSuffix, ownFolder } from "./directory-name.ts";
import { isPlaceOf } from "./directory-snapshot.ts";
import { type DirectoryStaging, findLeftStaging } from "./directory-staging.ts";
import { findFolder, makeFolder, walkFiles } from "./directory-tree.ts";
import { countUsage } from "./directory-usage.ts";
import type { DirectoryWriter } from "./directory-writer.ts";

export interface CheckedTree {
  readonly place: DirectoryPlace;
  /** Unset where the tree is only read. */
  readonly mending?: { readonly writer: DirectoryWriter; readonly staging: DirectoryStaging };
}

/** A problem, and what can be done about it. */
interface Finding {
  readonly problem: Omit<StoreProblem, "remedy">;
  readonly remedy: StoreProblem["remedy"];
  readonly mend?: (staging: DirectoryStaging) => void;
}

/** Looks at every file that is the store's; nobody writes meanwhile, where it is not only read. @throws StoreError, a system error */
export async function checkTree(tree: CheckedTree, { fix = false, dryRun = false }: CheckOptions): Promise<StoreCheck> {
  const { place, mending } = tree;
  const { findings, entries, sound } = await checkFiles(place);
  const isCountable = findings.length === 0;
  findings.push(...checkEntries(place, entries), ...checkLeftovers(place));
  if (isCountable && mending !== undefined) findings.push(...(await checkUsage(place, mending.writer.usage)));
  if (fix && !dryRun && mending !== undefined && findings.length > 0) {
    // Others hear of it before it happens: a check that dies in the middle leaves nobody believing what was.
    mending.writer.changeAll();
    for (const { mend } of findings) mend?.(mending.staging);
    mending.writer.setUsage(await countUsage(place));
  }
  const isMended = (fix || dryRun) && mending !== undefined;
  const problems = findings.map(({ problem, remedy }): StoreProblem => {
    return { ...problem, remedy: isMended ? remedy : "none" };
  });
  return { sound, problems };
}

interface CheckedFiles {
  readonly findings: Finding[];
  /** Those that the sound documents ask for. */
  readonly entries: ReadonlyMap<string, { readonly names: EntryNames; readonly document: DocumentName }>;
  readonly sound: number;
}

async function checkFiles(place: DirectoryPlace): Promise<CheckedFiles> {
  const findings: Finding[] = [];
  const entries = new Map<string, { names: EntryNames; document: DocumentName }>();
  let sound = 0;
  for (const { names, isLink } of walkFiles(place, [])) {
    if (!names.at(-1)?.endsWith(documentSuffix)) continue;
    const bytes = isLink ? undefined : readBytes(join(place.root, ...names));
    const found = bytes && parseDocument(bytes);
    if (found === undefined || !isPlaceOf(names, found.envelope)) {
      findings.push(isLink ? linkFinding(names) : damageFinding(place, names, found));
      continue;
    }
    sound++;
    const { type, key } = found.envelope;
    for (const entry of entriesOf(found.envelope))
      entries.set(entry.join("/"), { names: entry, document: { type, key } });
    if (sound % 100 === 0) await setImmediate();
  }
  return { findings, entries, sound };
}

function damageFinding(place: DirectoryPlace, names: readonly string[], found: StoredDocument | undefined): Finding {
  const told = found && { type: found.envelope.type, key: found.envelope.key };
  return {
    problem: {
      code: "damaged-document",
      place: names.join("/"),
      message: told
        ? "The file holds another document than the one that its name says."
        : "The file is cut, changed or no document: its checksum does not hold.",
      ...told,
    },
    remedy: "set-aside",
    mend: () => setAside(place, names),
  };
}

function linkFinding(names: readonly string[]): Finding {
  const message = "A link stands where a document belongs; it is not followed.";
  return { problem: { code: "damaged-structure", place: names.join("/"), message }, remedy: "none" };
}

// The bytes stay below the store's own folder, under a name that says where they were.
function setAside(place: DirectoryPlace, names: readonly string[]): void {
  const folder = makeFolder(place, [ownFolder, "set-aside"]);
  const from = findFolder(place, names.slice(0, -1));
  if (from === undefined) return;
  const name = names.at(-1) ?? "";
  place.files.renameSync(join(from, name), join(folder, `${randomBytes(8).toString("hex")}-${name}`));
  syncFolder(place, folder);
  syncFolder(place, from);
}

function* checkEntries(place: DirectoryPlace, wanted: CheckedFiles["entries"]): Generator<Finding> {
  const missing = new Map(wanted);
  for (const names of allEntries(place)) {
    if (missing.delete(names.join("/"))) continue;
    const message = "The entry of an expiry or a tag leads to no document that has it.";
    const problem = { code: "dangling-entry", place: names.join("/"), message } as const;
    yield { problem, remedy: "mended", mend: () => removeEntry(place, names) };
  }
  for (const { names, document } of missing.values()) {
    const message = "The document's expiry or tag has no entry, so that it would not be found by it.";
    yield {
      problem: { code: "damaged-structure", place: names.join("/"), message, ...document },
      remedy: "mended",
      mend: (staging) => addEntry(place, staging, { names, document }),
    };
  }
}

function* checkLeftovers(place: DirectoryPlace): Generator<Finding> {
  for (const path of findLeftStaging(place)) {
    const message = "A writer that died has left it behind.";
    const problem = { code: "orphan-file", place: relative(place.root, path), message } as const;
    yield { problem, remedy: "mended", mend: () => void removeFile(place.files, path) };
  }
}

async function checkUsage(place: DirectoryPlace, counted: StoreUsage | undefined): Promise<readonly Finding[]> {
  if (counted === undefined) return [];
  const found = await countUsage(place);
  if (found.documents === counted.documents && found.bytes === counted.bytes) return [];
  const message = `${counted.documents} documents of ${counted.bytes} bytes are counted where ${found.documents} of ${found.bytes} are.`;
  return [{ problem: { code: "wrong-count", place: `${ownFolder}/state`, message }, remedy: "mended" }];
}
