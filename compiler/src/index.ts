export { type CompileOptions, type CompileResult, compile } from "./compile.ts";
export { defineConfig, type KeyslotConfig } from "./config.ts";
export type { Breaks, Diagnostic, RelatedPlace } from "./diagnostics/diagnostic.ts";
export type { EmitOptions, Emitter, GeneratedFile } from "./emit/emitter.ts";
export { typescriptEmitter } from "./emit/typescript/emitter.ts";
export type * from "./model/schema-model.ts";
export type { Span } from "./model/span.ts";
export type { MapType, Scalar, ScalarType, TypeModel } from "./model/type-model.ts";
export type { Source } from "./source.ts";
