// node lmdb-child.mjs PATH WORK: what another process does with an LMDB store while the test looks on.
import { writeSync } from "node:fs";
import { lmdbStore } from "@keyslot/runtime/stores/lmdb";

const [, , path = "", work = ""] = process.argv;
const store = lmdbStore({ path });

const put = (key: string, length: number) => ({
  kind: "put" as const,
  envelope: { type: "note", key, schemaId: "note", storedAt: "2026-01-02", payload: new Uint8Array(length).fill(7) },
});

const works: Readonly<Record<string, () => Promise<void>>> = {
  // Far more than the map has when it is opened.
  grow: async () => {
    for (let batch = 0; batch < 40; batch++)
      await store.write(Array.from({ length: 10 }, (_, index) => put(`big ${batch} ${index}`, 1_000_000)));
  },
  // Reads for ever, and waits to be killed.
  read: async () => {
    await store.readAll()[Symbol.asyncIterator]().next();
    writeSync(1, "READING\n");
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  },
  // Killed in the middle of a transaction, if the test is lucky, and between two if not.
  write: async () => {
    writeSync(1, "WRITING\n");
    for (let index = 0; ; index++)
      await store.write(Array.from({ length: 50 }, (_, at) => put(`w${at}`, index % 2000)));
  },
};

await store.open({ catalog: [] });
await works[work]?.();
await store.close();
writeSync(1, "DONE\n");
