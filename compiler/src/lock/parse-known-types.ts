import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { checkLockfile } from "./check-lockfile.ts";
import { byText, type LockedType, type Lockfile } from "./lockfile.ts";
import { splitLockfile } from "./lockfile-blocks.ts";
import { LockfileReader } from "./lockfile-reader.ts";
import { printType } from "./print-lockfile.ts";

interface LockfileText {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads a lockfile in which most types stand as `known` has them: those are taken from there, and only the others are parsed, which
 * is most of the time. Undefined when anything is wrong with the lockfile: whoever reads all of it says what, and where.
 */
export function parseKnownTypes(
  { path, text }: LockfileText,
  known: readonly LockedType[],
  parse: (file: LockfileText, findings: DiagnosticBag) => Lockfile | undefined,
): Lockfile | undefined {
  const blocks = splitLockfile(text);
  if (!blocks) return undefined;
  const byBlock = new Map(known.map((type) => [printType(type), type]));
  const types: LockedType[] = [];
  const others: string[] = [];
  for (const block of blocks.types) {
    const type = byBlock.get(block);
    if (type) types.push(type);
    else others.push(block);
  }
  if (!others.every(isWhole)) return undefined;
  const findings = new DiagnosticBag();
  const rest = { path, text: blocks.withOnly(others) };
  const parsed = parse(rest, findings);
  if (!parsed) return undefined;
  const all = [...types, ...parsed.types].sort((a, b) => byText(a.name, b.name));
  const lockfile = { types: all, accepted: parsed.accepted };
  // Places are not looked for: when there is a finding, all of it is read again.
  checkLockfile(lockfile, { kind: "object", members: [], start: 0, end: 0 }, new LockfileReader(rest, findings));
  return findings.hasErrors ? undefined : lockfile;
}

/** A brace too many would make what stands behind it part of something else. */
function isWhole(block: string): boolean {
  try {
    JSON.parse(`{${block}}`);
    return true;
  } catch {
    return false;
  }
}
