import type { CompileResult, Emitter } from "@keyslot/compiler";
import type { Prepared } from "../harness/cell.ts";
import { manyInterfaces } from "../large-schemas.ts";
import type { CompilerSubject } from "../subject/subject.ts";
import type { TreeCell } from "./tree-cells.ts";

const sources = manyInterfaces(200);

/** Reading, checking and emitting two hundred interfaces, without the disk. */
export function compileCells(module: string): readonly TreeCell[] {
  const cell = (name: string, emittersOf: (compiler: CompilerSubject) => readonly Emitter[]): TreeCell => ({
    name: `compile/${name}`,
    mode: "repeated",
    setUp: async () => {
      const compiler: CompilerSubject = await import(module);
      const emitters = emittersOf(compiler);
      const checkOnly = emitters.length === 0;
      return prepare(() => compiler.compile(sources, { out: "generated", importExtension: "ts", emitters, checkOnly }));
    },
  });
  return [
    cell("read and check 200 interfaces", () => []),
    cell("read, check and emit 200 interfaces, TypeScript", ({ typescriptEmitter }) => [typescriptEmitter]),
    cell("read, check and emit 200 interfaces, C#", ({ csharpEmitter }) => [csharpEmitter]),
  ];
}

function prepare(run: () => CompileResult): Prepared {
  return {
    verify: () => {
      const errors = run().diagnostics.filter(({ severity }) => severity === "error");
      if (errors.length > 0) throw new Error(errors[0]?.message);
    },
    run: (count) => {
      for (let n = 0; n < count; n++) run();
    },
  };
}
