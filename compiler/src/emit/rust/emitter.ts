import type { Emitter } from "../emitter.ts";

export const rustEmitter: Emitter = { language: "rust", refuse: () => [], emit: () => [] };
