import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Script } from "node:vm";
import { packagesCache } from "./cache-folder.ts";
import type { Compiler } from "./compiler.ts";
import { writeFiles } from "./write-files.ts";

let loaded: Compiler | undefined;

/**
 * Loads the packed compiler, with what V8 made of its text in an earlier run: 35 ms instead of 55. Node 22 and newer do the same by
 * themselves. What was kept is found by the text, by Node's version and by its own hash: V8 runs whatever it is given.
 */
export async function loadCompiler(root: string): Promise<Compiler> {
  loaded ??= load(root);
  return loaded;
}

const file = fileURLToPath(new URL("../cli/compiler.cjs", import.meta.url));

/**
 * V8 optimizes a function that has run for this much of its code; by default for a seventh of it. A build is over before most of
 * what it would optimize pays: with a thousand files this takes a fifth off the time of all threads. That is Node 20; the V8 of later
 * ones does not know the flag.
 */
const optimizeLater = "--interrupt-budget=500000";

function load(root: string): Compiler {
  const require = nodeModule.createRequire(file);
  // Both are loaded here, because runs without work, which never come here, would wait for them.
  const v8: typeof import("node:v8") = require("node:v8");
  const vm: typeof import("node:vm") = require("node:vm");
  if (process.versions.v8.startsWith("11.")) v8.setFlagsFromString(optimizeLater);
  const folder = "enableCompileCache" in nodeModule ? undefined : packagesCache(root);
  // Nothing is kept of the first run, which may be the only one, and so nothing can be there to find.
  if (folder === undefined || !existsSync(folder)) return require(file).compiler;
  const text = readFileSync(file, "latin1");
  const kept = join(folder, `code-${hashOf(text, process.version, process.arch).toString("hex").slice(0, 16)}.bin`);
  const cachedData = readSealed(kept);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new vm.Script(wrapped, { filename: file, ...(cachedData && { cachedData }) });
  const module: { exports: { readonly compiler?: Compiler } } = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  // At the end of the run, so that the functions that it needed are among them.
  if (!cachedData || script.cachedDataRejected) process.once("exit", () => keep(script, kept));
  if (!module.exports.compiler) throw new Error(`${file} holds no compiler.`);
  return module.exports.compiler;
}

const sealLength = 32;

function readSealed(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const data = bytes.subarray(sealLength);
    return hashOf(data).equals(bytes.subarray(0, sealLength)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What cannot be kept costs time, nothing else. What other versions kept goes. */
function keep(script: Script, path: string): void {
  try {
    const data = script.createCachedData();
    const folder = dirname(path);
    for (const name of readdirSync(folder)) if (/^code-.*\.bin$/.test(name)) rmSync(join(folder, name));
    writeFiles([{ path, text: Buffer.concat([hashOf(data), data]) }]);
  } catch {
    return;
  }
}

function hashOf(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
