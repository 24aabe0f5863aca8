import type { Witness } from "../model/witness.ts";

/** The two readings of a witness, one above the other: what the writer wrote with its bytes, and what the reader makes of it. */
export function witnessLines(witness: Witness): readonly string[] {
  const { writer, writtenText, bytesText, readText } = witness;
  const former = witness.olderRelease ? "older" : "old";
  const written = `${writer === "before" ? former : "new"} writer:  `;
  const read = `${writer === "before" ? "new" : former} reader:  `;
  const label = Math.max(written.length, read.length);
  return [
    `${written.padEnd(label)}${writtenText.padEnd(bytesColumn)}   ${bytesText}`,
    `${read.padEnd(label)}${readText}`,
  ];
}

/** Bytes stand to the right of what they mean, below each other where that fits. */
const bytesColumn = 20;
