import type { CompileOptions } from "@keyslot/compiler";
import { manyInterfaces } from "../large-schemas.ts";
import type { CompilerSubject } from "../subject/subject.ts";
import type { TreeCell } from "./tree-cells.ts";

const sources = manyInterfaces(200);

/** Reading, checking and emitting two hundred interfaces, without the disk. */
export function compileCells({ compile, typescriptEmitter, csharpEmitter }: CompilerSubject): readonly TreeCell[] {
  const cell = (name: string, options: Pick<CompileOptions, "emitters" | "checkOnly">): TreeCell => {
    const run = () => compile(sources, { out: "generated", importExtension: "ts", ...options });
    return {
      name: `compile/${name}`,
      mode: "repeated",
      setUp: () => ({
        verify: () => {
          const errors = run().diagnostics.filter(({ severity }) => severity === "error");
          if (errors.length > 0) throw new Error(errors[0]?.message);
        },
        run: (count) => {
          for (let n = 0; n < count; n++) run();
        },
      }),
    };
  };
  return [
    cell("read and check 200 interfaces", { emitters: [], checkOnly: true }),
    cell("read, check and emit 200 interfaces, TypeScript", { emitters: [typescriptEmitter] }),
    cell("read, check and emit 200 interfaces, C#", { emitters: [csharpEmitter] }),
  ];
}
