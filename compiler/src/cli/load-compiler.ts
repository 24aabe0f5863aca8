import type { Compiler } from "./compiler.ts";

/** Loads the compiler for a project; only runs with something to do come here. The packed tool has `load-packed-compiler.ts` in its place. */
export async function loadCompiler(_root: string): Promise<Compiler> {
  return (await import("./compiler.ts")).compiler;
}
