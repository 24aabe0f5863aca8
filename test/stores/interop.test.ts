import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BackingStore } from "@keyslot/runtime";
import { jsonlStore } from "@keyslot/runtime/stores/jsonl";
import { singleFileStore } from "@keyslot/runtime/stores/single-file";
import { decode } from "@msgpack/msgpack";
import { expect, test } from "vitest";
import { put, read, remove, withFile, write } from "./store-file.ts";

// Files that CultCache's own libraries wrote; they are not a part of the repository.
const folder = fileURLToPath(new URL("../../../shared/interop", import.meta.url));
const isHere = existsSync(folder);
const files = isHere ? readdirSync(folder, { recursive: true, encoding: "utf8" }).sort() : [];

test.skipIf(!isHere)("the folder of CultCache files is at hand", () =>
  expect(files).toContain(join("py", "py-empty.cc")),
);

for (const file of files.filter((name) => [".cc", ".msgpack", ".jsonl"].includes(extname(name)))) {
  const original = Uint8Array.from(readFileSync(join(folder, file)));
  const at = (path: string): BackingStore =>
    extname(file) === ".jsonl" ? jsonlStore({ path }) : singleFileStore({ path });

  test(`${file}: every document is read as an independent decoder sees it`, () =>
    withCopy(file, async (path) => {
      const seen = (await write({ store: at(path) })).map(({ key, storedAt, payload }) => [
        key,
        storedAt,
        Buffer.from(payload),
      ]);
      expect(seen).toEqual(documentsOf(file, original));
      expect(read(path)).toEqual(original);
    }));

  test(`${file}: a document put and deleted again leaves the bytes as they were`, () =>
    withCopy(file, async (path) => {
      const [first] = await write({ store: at(path) });
      const [type, schemaId] = first === undefined ? ["note", "note"] : [first.type, first.schemaId];
      await write({ store: at(path) }, [put(type, "zzz", { schemaId })], [remove(type, "zzz")]);
      expect(read(path)).toEqual(healed(file, original));
    }));

  test(`${file}: one more document changes nothing but the count before it`, () =>
    withCopy(file, async (path) => {
      const [first] = await write({ store: at(path) });
      const [type, schemaId] = first === undefined ? ["note", "note"] : [first.type, first.schemaId];
      await write({ store: at(path) }, [put(type, "zzz", { schemaId })]);
      if (extname(file) === ".jsonl") {
        const lines = Buffer.from(read(path)).toString().split("\n");
        expect(lines.filter((line) => !line.includes('"zzz"')).join("\n")).toBe(Buffer.from(original).toString());
      } else if (first !== undefined) {
        const before = healed(file, original);
        const differing = before.filter((byte, index) => byte !== read(path)[index]);
        expect(differing).toHaveLength(1);
      }
    }));
}

/** The file as it stands once anything was written: only the legacy format does not stay what it was. */
function healed(file: string, original: Uint8Array): Uint8Array {
  return file.includes(".before.")
    ? Uint8Array.from(readFileSync(join(folder, file.replace(".before.", ".healed."))))
    : original;
}

function documentsOf(file: string, bytes: Uint8Array): unknown[] {
  if (extname(file) === ".jsonl") {
    const lines = Buffer.from(bytes).toString().split("\n").filter(Boolean);
    return lines
      .map((line) => JSON.parse(line))
      .map((line) => [line.key, line.stored_at, Buffer.from(line.payload, "base64")]);
  }
  const top = decode(healed(file, bytes));
  if (!Array.isArray(top) || !Array.isArray(top[2])) throw new Error(`${file} is not a store file`);
  return top[2].map(([key, , storedAt, payload]) => [key, storedAt, Buffer.from(payload)]);
}

function withCopy(file: string, act: (path: string) => Promise<void>): Promise<void> {
  return withFile(undefined, async (_, target) => {
    const path = join(target, basename(file));
    // Written, not copied: the folder's files may be read-only.
    writeFileSync(path, readFileSync(join(folder, file)));
    // The Rust library leaves its lock file, which is empty, for ever.
    if (existsSync(join(folder, `${file}.lock`))) writeFileSync(`${path}.lock`, "");
    await act(path);
  });
}
