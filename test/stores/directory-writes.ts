import type { StoreChange } from "@keyslot/runtime";
import { etagOf } from "../../runtime/src/document/etag.ts";
import { envelope, put, remove } from "./store-file.ts";

const far = 4_000_000_000_000;
const bytes = (...values: number[]) => Uint8Array.from(values);

/** What is there before a process that crashes begins. */
export const crashStart: readonly StoreChange[] = [
  put("player", "a", { tags: ["t"] }),
  put("player", "b", { expiresAt: far, tags: ["t"] }),
  put("player", "c/d"),
];

/** A batch of everything that a batch can hold, one document alone, and one deleted. */
export const crashWrites: readonly (readonly StoreChange[])[] = [
  [
    put("player", "a", { payload: bytes(1, 1), tags: ["u"] }),
    remove("player", "b"),
    put("item", "new/folder", { tags: ["t"], expiresAt: far }),
    { kind: "check", type: "player", key: "c/d", condition: etagOf(envelope("player", "c/d")) },
  ],
  [put("player", "c/d", { payload: bytes(2), tags: ["t"] })],
  [remove("player", "a")],
];
