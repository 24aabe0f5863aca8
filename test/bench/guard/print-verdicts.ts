import { align } from "../harness/print-table.ts";
import type { Verdict } from "./verdict.ts";

interface Against {
  readonly against: string;
  readonly tolerance: number;
}

/** A table, worst first, and a sentence. */
export function printVerdicts(verdicts: readonly Verdict[], { against, tolerance }: Against): string {
  const rows = verdicts
    .toSorted((a, b) => worst(b) - worst(a))
    .map(({ name, slowdowns, instructions, isSlower }) => [
      name,
      slowdowns.map((slowdown) => `${slowdown.toFixed(2)}×`).join(", "),
      instructions === undefined ? "" : `${instructions.toFixed(3)}×`,
      isSlower ? "slower" : "",
    ]);
  const slower = verdicts.filter(({ isSlower }) => isSlower);
  const percent = `${Math.round(tolerance * 100)} %`;
  const sentence =
    slower.length === 0
      ? `Nothing takes more than ${percent} longer than at ${against}.`
      : `${slower.length} of ${verdicts.length} take more than ${percent} longer than at ${against}.`;
  return [...align([["cell", `time, of that at ${against}`, "instructions", ""], ...rows]), "", sentence].join("\n");
}

/** The least of the runs, because all of them have to agree. */
function worst({ slowdowns }: Verdict): number {
  return Math.min(...slowdowns);
}
