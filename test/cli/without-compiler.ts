import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Project, RunOptions } from "./keyslot-project.ts";

/** Makes whatever way Node has to run the compiler's file an error; reading it, as its hash asks, is none. */
const hooks = `const refuse = (file) => {
  if (/dist[\\\\/]cli[\\\\/]compiler\\.cjs$/.test(file)) throw new Error("The compiler was loaded");
};
const vm = require("node:vm");
vm.Script = class extends vm.Script {
  constructor(code, options) {
    refuse(options?.filename ?? "");
    super(code, options);
  }
};
const Module = require("node:module");
const { _compile } = Module.prototype;
Module.prototype._compile = function (content, file, ...rest) {
  refuse(file);
  return _compile.call(this, content, file, ...rest);
};
`;

/** Options under which loading the compiler is an error: what a run with nothing to do must not do. */
export function withoutCompiler(project: Project): RunOptions {
  project.write("node_modules/without-compiler.cjs", hooks);
  const file = pathToFileURL(join(project.root, "node_modules/without-compiler.cjs"));
  return { env: { NODE_OPTIONS: `--import ${file.href}` } };
}
