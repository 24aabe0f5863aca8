import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Candidate, Cell, FamilyContext } from "../harness/cell.ts";
import { readWallTime } from "../harness/clock.ts";
import { childCpuTime, run, whyNoCpuTime } from "./child-time.ts";
import type { Compiler } from "./compilers.ts";
import { schemaFile, schemaFiles } from "./schema-files.ts";

/** What has happened since the last run. */
export type Situation = "cold" | "one changed" | "nothing changed";

export interface CompileCell extends Pick<Cell, "bar" | "note"> {
  readonly context: FamilyContext;
  readonly compilers: readonly Compiler[];
  readonly files: number;
  readonly situation: Situation;
  readonly unit: "time" | "wall";
}

/** One run of each compiler in one situation. */
export function compileCell({ context, compilers, files, situation, unit, bar, note }: CompileCell): Cell {
  const noTime = unit === "time" ? whyNoCpuTime() : undefined;
  return {
    name: `${files.toLocaleString("en")} files, ${situation}${unit === "wall" ? ", by the clock" : ""}`,
    unit,
    mode: "once",
    rounds: context.isQuick ? 3 : 7,
    ...(bar && { bar }),
    ...(note !== undefined && { note }),
    candidates: compilers.map((compiler) => {
      const unavailable = compiler.unavailable ?? noTime;
      const { name, version, role } = compiler;
      const setUp: Candidate["setUp"] = () => prepare(compiler, { files, situation, unit });
      return { name, version, role, ...(unavailable !== undefined && { unavailable }), setUp };
    }),
  };
}

function prepare(compiler: Compiler, { files, situation, unit }: Pick<CompileCell, "files" | "situation" | "unit">) {
  // Far from this repository, whose config and packages would be found.
  const folder = mkdtempSync(join(tmpdir(), "keyslot-compile-"));
  compiler.prepare(folder);
  for (const file of schemaFiles(files)) compiler.write(folder, file);
  const command = compiler.command(folder);
  // What is remembered of the first run is found by the second, as it would be by any later one.
  run(command);
  run(command);
  let revision = 0;
  return {
    verify() {
      const count = compiler.countOutputs(folder);
      if (count !== files) throw new Error(`${files} files of schemas became ${count} files of code.`);
    },
    before() {
      revision++;
      if (situation === "cold") compiler.forget(folder);
      if (situation === "one changed") {
        compiler.write(folder, schemaFile((revision * 7) % files, { count: files, revision }));
      }
    },
    run() {
      if (unit === "time") return childCpuTime(command);
      const before = readWallTime();
      run(command);
      return readWallTime() - before;
    },
    tearDown: () => rmSync(folder, { recursive: true, force: true }),
  };
}
