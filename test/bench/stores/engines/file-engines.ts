import { importPeer, peerVersion, whyUnavailable } from "../../harness/peers.ts";
import type { Engine, OpenEngine, StoredDocument } from "../engine.ts";
import type { CacacheModule, KeyvModule, KeyvSqliteModule, UnstorageFsModule, UnstorageModule } from "../peers.ts";

/** What applications have in its place today, as their documentation shows them: values in and out. */
export async function fileEngines(): Promise<readonly Engine[]> {
  return [await keyvSqlite(), cacache(), unstorage()];
}

async function keyvSqlite(): Promise<Engine> {
  return {
    name: "keyv over SQLite",
    version: peerVersion("@keyv/sqlite"),
    role: "peer",
    hasBatches: false,
    unavailable: await whyUnavailable("sqlite3"),
    content: "keyv.db",
    async open(path): Promise<OpenEngine> {
      const { Keyv } = await importPeer<KeyvModule>("keyv");
      const { KeyvSqlite } = await importPeer<KeyvSqliteModule>("@keyv/sqlite");
      const store = new KeyvSqlite({ uri: `sqlite://${path}`, busyTimeout: 10_000 });
      const keyv = new Keyv({ store });
      return {
        get: (key) => keyv.get(key),
        set: ({ key, value }) => keyv.set(key, value),
        setMany: (documents) => Promise.all(documents.map(({ key, value }) => keyv.set(key, value))),
        close: () => keyv.disconnect(),
      };
    },
  };
}

function cacache(): Engine {
  return {
    name: "cacache, JSON",
    version: peerVersion("cacache"),
    role: "peer",
    hasBatches: false,
    content: "cacache",
    async open(path): Promise<OpenEngine> {
      const { default: files } = await importPeer<CacacheModule>("cacache");
      const put = ({ key, value }: StoredDocument) => files.put(path, key, JSON.stringify(value));
      return {
        get: async (key) => JSON.parse((await files.get(path, key)).data.toString()),
        set: put,
        setMany: (documents) => Promise.all(documents.map(put)),
        close: () => undefined,
      };
    },
  };
}

function unstorage(): Engine {
  return {
    name: "unstorage, files",
    version: peerVersion("unstorage"),
    role: "peer",
    hasBatches: false,
    content: "unstorage",
    async open(base): Promise<OpenEngine> {
      const { createStorage } = await importPeer<UnstorageModule>("unstorage");
      const { default: driver } = await importPeer<UnstorageFsModule>("unstorage/drivers/fs");
      const storage = createStorage({ driver: driver({ base }) });
      return {
        get: (key) => storage.getItem(key),
        set: ({ key, value }) => storage.setItem(key, value),
        setMany: (documents) => Promise.all(documents.map(({ key, value }) => storage.setItem(key, value))),
        close: () => storage.dispose(),
      };
    },
  };
}
