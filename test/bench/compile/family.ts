import type { Cell, Family, FamilyContext } from "../harness/cell.ts";
import { compileCell } from "./compile-cells.ts";
import { buf, keyslot, protoc } from "./compilers.ts";

/** The packed command in a project outside of the workspace, beside what makes TypeScript of protobuf. */
export const family: Family = { name: "compile", cells };

const noMemory = "The peers remember nothing of former runs.";

function cells(context: FamilyContext): readonly Cell[] {
  const compilers = [keyslot(), protoc(), buf()];
  const sizes = context.isQuick ? [10, 100] : [10, 100, 1000];
  const largest = context.isQuick ? 100 : 1000;
  const cold = sizes.flatMap((files) =>
    (["time", "wall"] as const).map((unit) => {
      const bar = unit === "time" && files !== 100 ? { bar: { ratio: 2 } } : {};
      const note = "Nothing of a former run is there, as on a fresh checkout; everything is written.";
      return compileCell({ context, compilers, files, situation: "cold", unit, note, ...bar });
    }),
  );
  const again = (["one changed", "nothing changed"] as const).map((situation) => {
    const bar = situation === "nothing changed" && largest === 1000 ? { bar: { atMost: 120e6 } } : {};
    return compileCell({ context, compilers, files: largest, situation, unit: "time", note: noMemory, ...bar });
  });
  return [...cold, ...again];
}
