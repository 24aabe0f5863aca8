import { createHash } from "node:crypto";
import { etagOf } from "@keyslot/runtime";
import fc from "fast-check";
import { expect, test } from "vitest";
import { portableSha256 } from "../../runtime/src/document/etag.ts";

const seed = Number(process.env.KEYSLOT_SEED ?? 20_261_122);

test("an etag is the same on every platform and never changes", () => {
  const state = { schemaId: "player", storedAt: "2026-01-02T03:04:05.678Z", payload: Uint8Array.of(0x91, 0x01) };
  const expected = createHash("sha256")
    .update("6:player24:2026-01-02T03:04:05.678Z")
    .update(state.payload)
    .digest("hex");
  expect(etagOf(state)).toBe(expected.slice(0, 32));
  expect(etagOf(state)).toBe("653f6e9d7037d16fa0d7d49037229718");
});

test(`what runs in a browser makes the same hash; seed ${seed}`, () => {
  const property = fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    expect(portableSha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
  });
  fc.assert(property, { seed, numRuns: 200 });
});

test("schema id, stored-at and payload never run together", () => {
  const states = [
    ["a", "bc", [1]],
    ["ab", "c", [1]],
    ["", "1:a", [1]],
    ["a", "", [0x31]],
    ["a", "1", []],
  ] as const;
  const etags = states.map(([schemaId, storedAt, bytes]) =>
    etagOf({ schemaId, storedAt, payload: Uint8Array.from(bytes) }),
  );
  expect(new Set(etags).size).toBe(states.length);
});
