import { importPeer, peerVersion } from "../../harness/peers.ts";
import type { Engine, OpenEngine, StoredDocument } from "../engine.ts";
import type { ClassicLevelModule, LmdbModule } from "../peers.ts";

/** Bytes in and out, in the binary encoding, which copies least. */
export function lmdb(): Engine {
  return {
    name: "lmdb, bytes",
    version: peerVersion("lmdb"),
    role: "peer",
    hasBatches: true,
    content: "lmdb",
    async open(path, durability): Promise<OpenEngine> {
      const { open } = await importPeer<LmdbModule>("lmdb");
      const database = open({ path, encoding: "binary" });
      // A put resolves when it is committed; whether it is on the disk as well is asked for apart.
      const settle = async (puts: Promise<unknown>) => {
        await puts;
        if (durability === "power") await database.flushed;
      };
      return {
        get: (key) => database.get(key),
        set: ({ key, bytes }) => settle(database.put(key, bytes)),
        setMany: (documents) => settle(Promise.all(documents.map(({ key, bytes }) => database.put(key, bytes)))),
        close: () => database.close(),
      };
    },
  };
}

/** Bytes in and out. Reads are synchronous, which is its fastest way. */
export function classicLevel(): Engine {
  return {
    name: "classic-level, bytes",
    version: peerVersion("classic-level"),
    role: "peer",
    hasBatches: true,
    content: "level",
    async open(path, durability): Promise<OpenEngine> {
      const { ClassicLevel } = await importPeer<ClassicLevelModule>("classic-level");
      const database = new ClassicLevel<Uint8Array>(path, { valueEncoding: "view" });
      await database.open();
      const options = { sync: durability === "power" };
      const operation = ({ key, bytes }: StoredDocument) => ({ type: "put" as const, key, value: bytes });
      return {
        get: (key) => database.getSync(key),
        set: ({ key, bytes }) => database.put(key, bytes, options),
        setMany: (documents) => database.batch(documents.map(operation), options),
        close: () => database.close(),
      };
    },
  };
}
