import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "@keyslot/runtime";
import { expect, test } from "vitest";
import { freshFolder } from "../stores/fresh-folder.ts";
import { operation, readOperations, stateAfter } from "./operations.ts";
import { storeKinds } from "./store-kinds.ts";
import { seededRandom } from "./worker-process.ts";

const samples = process.env.FAULTS === "full" ? 4_000 : 60;
const seed = Number(process.env.FAULTS_SEED ?? 20261121);
const last = 19;

interface Damage {
  readonly name: string;
  readonly apply: (bytes: Buffer, random: () => number) => Buffer;
}

const cut: Damage = { name: "cut", apply: (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)) };
const flip: Damage = {
  name: "with one bit flipped",
  apply: (bytes, random) => {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return bytes;
  },
};
const zero: Damage = {
  name: "with a sector of zeros",
  apply: (bytes, random) => {
    const sector = Math.floor((random() * bytes.length) / 512) * 512;
    return bytes.fill(0, sector, Math.min(sector + 512, bytes.length));
  },
};

// CultCache's two formats have no checksums: a bit flipped in a payload is for the codec to find. Every other store finds it.
const rows: readonly (readonly [kind: string, damages: readonly Damage[]])[] = [
  ["single-file", [cut, zero]],
  ["jsonl", [cut, zero]],
  ["sqlite", [cut, flip, zero]],
];

for (const [kind, damages] of rows) {
  for (const { name, apply } of damages) {
    test(`${kind}: a file ${name} is refused, or shows only what was written; ${samples} samples from seed ${seed}`, {
      timeout: 60_000 + samples * 1_000,
    }, async () => {
      const random = seededRandom(seed);
      const { open, file } = storeKinds[kind] ?? expect.fail();
      const folder = freshFolder();
      const path = join(folder.path, file);
      const good = await goodFile(kind);
      const counts = { refused: 0, read: 0 };
      for (let sample = 0; sample < samples; sample++) {
        const damaged = apply(Buffer.from(good), random);
        writeFileSync(path, damaged);
        const found = await readOperations(open(folder.path)).catch((error: unknown) => error);
        if (found instanceof StoreError) {
          counts.refused++;
          expect(readFileSync(path).equals(damaged), `sample ${sample}: ${found.message}`).toBe(true);
          continue;
        }
        counts.read++;
        expect(found, `sample ${sample}`).toBeInstanceOf(Map);
        if (found instanceof Map)
          for (const [key, index] of found) expect(stateAfter(last).get(key), `sample ${sample}`).toBe(index);
      }
      expect(counts.refused + counts.read).toBe(samples);
      expect(counts.refused).toBeGreaterThan(0);
      folder.remove();
    });
  }
}

/** The bytes of a store after twenty operations. */
async function goodFile(kind: string): Promise<Buffer> {
  const folder = freshFolder();
  const { open, file } = storeKinds[kind] ?? expect.fail();
  const store = open(folder.path);
  await store.open({ catalog: [] });
  for (let index = 0; index <= last; index++) await store.write([operation(index)]);
  await store.close();
  const bytes = readFileSync(join(folder.path, file));
  folder.remove();
  return bytes;
}
