import { isDeepStrictEqual } from "node:util";
import { DecodeError, EncodeError } from "@keyslot/runtime";
import type { JudgedChange } from "../../compiler/src/lock/judged-change.ts";
import { lockModel } from "../../compiler/src/lock/lock-model.ts";
import type { Witness } from "../../compiler/src/model/witness.ts";
import { findWitness } from "../../compiler/src/witness/find-witness.ts";
import { textOf } from "../codec/support/value-walk.ts";
import { type Crossing, crossBytes, type Direction, type Root, recordRoots, rootsOf } from "./cross.ts";
import { breaking, type Pair } from "./pair.ts";
import { crossingOf, isUnshown } from "./verify.ts";

/** A finding whose witness is missing, or does not do what it says. */
export interface WitnessFault {
  readonly direction: Direction;
  readonly change: JudgedChange;
  readonly text: string;
  readonly witness?: Witness;
}

/** Has generated code read the bytes of every witness: what it says of them is what happens, and what happens breaks. */
export function findWitnessFault(pair: Pair): WitnessFault | undefined {
  const releases = { before: pair.before.lockfile.types, after: lockModel(pair.after.model) };
  for (const direction of ["backward", "forward"] as const) {
    const crossing = crossingOf(pair, pair.before, direction);
    for (const change of breaking(pair.changes, direction)) {
      if (isUnshown(change, pair)) continue;
      const witness = findWitness(releases, change, direction);
      const text = witness ? whatIsWrong(witness, crossing, change.kind) : "There is no witness.";
      if (text) return { direction, change, text, ...(witness && { witness }) };
    }
  }
  return undefined;
}

/** What nothing keeps from another meaning is read as it was until somebody gives it that meaning. */
const latent: ReadonlySet<string> = new Set([
  "slot-removed-unreserved",
  "slot-removed-unreserved-required",
  "reservation-dropped",
  "union-member-replaced",
  "union-member-narrowed",
  "slot-retyped-incompatible",
  "slot-retyped-narrowed",
]);

function whatIsWrong(witness: Witness, crossing: Crossing, kind: string): string | undefined {
  if (witness.envelope) {
    const { written, sought } = witness.envelope;
    return isDeepStrictEqual(written, sought) ? "The reader looks where it was written." : undefined;
  }
  const root = rootOf(witness, crossing);
  // A release before the baseline is not at hand; what it wrote is told from its bytes alone.
  if (witness.olderRelease) return undefined;
  // Nor is a type in the other release under a name that nothing tells.
  if (!root) return undefined;
  const bytes = Buffer.from(witness.bytes, "hex");
  const isLatent = latent.has(kind) && witness.readText.startsWith("nothing has ");
  const fault = writtenOtherwise(root, witness, bytes) ?? readOtherwise(root, witness, bytes);
  return fault ?? (isLatent ? undefined : harmless(crossing, root, bytes));
}

/** A record is what it is by its name and `@was`, whatever is stored in its place now; what has neither in both is the document that it is. */
function rootOf({ root }: Witness, crossing: Crossing): Root | undefined {
  const [record] = recordRoots(crossing).filter(({ writer }) => writer.name === root);
  const documents = rootsOf(crossing).stored.filter(({ writer }) => writer.name === root);
  return documents.find(({ reader }) => !record || reader === record.reader) ?? record;
}

function writtenOtherwise({ writer }: Root, witness: Witness, bytes: Buffer): string | undefined {
  const value = readBy(writer, bytes);
  if (value instanceof DecodeError) return `The writer refuses the bytes itself: ${value.message}`;
  const json = textOf(writer.toJSON(value));
  if (json !== textOf(witness.written)) return `What was written is ${json}.`;
  const own = rewritten(writer, value);
  return own === undefined || own === witness.bytes ? undefined : `The writer would write ${own}.`;
}

/** Undefined where limits are in the way: what they keep out today was or will be written all the same. */
function rewritten(writer: Root["writer"], value: unknown): string | undefined {
  try {
    return Buffer.from(writer.encode(value)).toString("hex");
  } catch (error) {
    if (error instanceof EncodeError && error.code === "wire/constraint") return undefined;
    throw error;
  }
}

function readOtherwise({ reader }: Root, { read }: Witness, bytes: Buffer): string | undefined {
  const value = readBy(reader, bytes);
  if (value instanceof DecodeError) {
    const isSame = read.kind === "refused" && read.code === value.code && read.path === value.path;
    return isSame ? undefined : `The reader refuses it with ${value.code} at ${value.path}.`;
  }
  const json = textOf(reader.toJSON(value));
  return read.kind === "value" && textOf(read.value) === json ? undefined : `The reader reads ${json}.`;
}

function harmless(crossing: Crossing, root: Root, bytes: Buffer): string | undefined {
  return crossBytes(crossing, root, bytes) ? undefined : "Nothing is lost or altered by it.";
}

function readBy(codec: Root["reader"], bytes: Uint8Array): unknown {
  try {
    return codec.decode(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
}
