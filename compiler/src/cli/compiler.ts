import { compile } from "../compile.ts";
import { csharpEmitter } from "../emit/csharp/emitter.ts";
import { cultcacheEmitter } from "../emit/cultcache/emitter.ts";
import type { Emitter } from "../emit/emitter.ts";
import { pythonEmitter } from "../emit/python/emitter.ts";
import { rustEmitter } from "../emit/rust/emitter.ts";
import { typescriptEmitter } from "../emit/typescript/emitter.ts";
import { loadSources } from "./load-sources.ts";

/** All that a run needs which has something to do, as one thing to load: packed, it is one file, whose compiled code is kept. */
export interface Compiler {
  readonly compile: typeof compile;
  readonly loadSources: typeof loadSources;
  /** By language. */
  readonly emitters: ReadonlyMap<string, Emitter>;
}

const emitters = [typescriptEmitter, csharpEmitter, rustEmitter, cultcacheEmitter, pythonEmitter];

export const compiler: Compiler = {
  compile,
  loadSources,
  emitters: new Map(emitters.map((emitter) => [emitter.language, emitter])),
};
