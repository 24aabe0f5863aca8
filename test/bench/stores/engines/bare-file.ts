import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import type { Engine, OpenEngine, StoredDocument } from "../engine.ts";

/** One write at the end of a file and one sync: less than this no durable write can be. It finds nothing again. */
export function bareFile(): Engine {
  return {
    name: "append and fdatasync",
    version: process.version,
    role: "reference",
    hasBatches: true,
    content: "bare-file",
    async open(path, durability): Promise<OpenEngine> {
      const file = openSync(path, "a");
      const latest = new Map<string, Uint8Array>();
      const append = ({ key, bytes }: StoredDocument) => {
        latest.set(key, bytes);
        writeSync(file, bytes);
      };
      const settle = () => {
        if (durability === "power") fdatasyncSync(file);
      };
      return {
        get: (key) => latest.get(key),
        set(document) {
          append(document);
          settle();
        },
        setMany(documents) {
          for (const document of documents) append(document);
          settle();
        },
        close: () => closeSync(file),
      };
    },
  };
}
