import type { Engine, OpenEngine } from "../engine.ts";

/** No store at all: how late a get is by the machine alone, with whatever else runs on it. */
export function bareMap(): Engine {
  return {
    name: "Map, no store",
    version: process.version,
    role: "reference",
    hasBatches: true,
    content: "nothing",
    async open(): Promise<OpenEngine> {
      const values = new Map<string, Uint8Array>();
      return {
        get: (key) => values.get(key),
        set: ({ key, bytes }) => void values.set(key, bytes),
        setMany(documents) {
          for (const { key, bytes } of documents) values.set(key, bytes);
        },
        close: () => undefined,
      };
    },
  };
}
