import type { Emitter } from "../emitter.ts";

export const csharpEmitter: Emitter = { language: "csharp", refuse: () => [], emit: () => [] };
