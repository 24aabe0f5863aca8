import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { guardTrees } from "./guard/guard-trees.ts";
import { printVerdicts } from "./guard/print-verdicts.ts";
import { defaultTolerance } from "./guard/verdict.ts";
import { withTree } from "./guard/with-tree.ts";
import { quickPace } from "./harness/measure-cell.ts";
import { ownTree } from "./subject/bundle-tree.ts";

// `npm run bench:guard`: is the working tree slower than a git ref? Both are measured in one process, in turns.
const { values: options } = parseArgs({
  options: {
    /** A git ref, or the folder of another working copy. */
    against: { type: "string", default: "HEAD" },
    only: { type: "string", multiple: true, default: [] },
    tolerance: { type: "string", default: String(defaultTolerance) },
    instructions: { type: "boolean", default: false },
    /** Another folder in the place of the working tree. */
    tree: { type: "string", default: ownTree.root },
  },
});
const tolerance = Number(options.tolerance);
if (!(tolerance >= 0)) throw new Error("`--tolerance` is a part of the time, such as 0.1 for a tenth.");

const pace = { ...quickPace, rounds: 31 };
const verdicts = await withTree(ownTree.root, options.against, (before) =>
  guardTrees({
    now: resolve(options.tree),
    before,
    only: options.only,
    tolerance,
    pace,
    countsInstructions: options.instructions,
  }),
);
console.log(printVerdicts(verdicts, { against: options.against, tolerance }));
process.exitCode = verdicts.some(({ isSlower }) => isSlower) ? 1 : 0;
