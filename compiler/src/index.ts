export { type CompileOptions, type CompileResult, compile } from "./compile.ts";
export { defineConfig, type KeyslotConfig } from "./config.ts";
export type { Breaks, Diagnostic, RelatedPlace } from "./diagnostics/diagnostic.ts";
export type { JsonChange, JsonFinding, JsonPlace, JsonReport } from "./diagnostics/json-report.ts";
export { csharpEmitter } from "./emit/csharp/emitter.ts";
export { cultcacheEmitter } from "./emit/cultcache/emitter.ts";
export type {
  CSharpOptions,
  EmitOptions,
  Emitter,
  GeneratedFile,
  PythonOptions,
  Refusal,
  RustOptions,
} from "./emit/emitter.ts";
export { pythonEmitter } from "./emit/python/emitter.ts";
export { rustEmitter } from "./emit/rust/emitter.ts";
export { typescriptEmitter } from "./emit/typescript/emitter.ts";
export type * from "./model/schema-model.ts";
export type { Span } from "./model/span.ts";
export type { MapType, Scalar, ScalarType, TypeModel } from "./model/type-model.ts";
export type { Source } from "./source.ts";
