import type { Emitter } from "../emitter.ts";

export const pythonEmitter: Emitter = { language: "python", refuse: () => [], emit: () => [] };
