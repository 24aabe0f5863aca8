import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DecodeError } from "@keyslot/runtime";
import { afterAll, expect, test } from "vitest";
import { DiagnosticBag } from "../../compiler/src/diagnostics/diagnostic-bag.ts";
import { compareToLockfile } from "../../compiler/src/lock/compare-to-lockfile.ts";
import { lockModel } from "../../compiler/src/lock/lock-model.ts";
import type { Lockfile } from "../../compiler/src/lock/lockfile.ts";
import { nextLockfile } from "../../compiler/src/lock/next-lockfile.ts";
import { rules } from "../../compiler/src/lock/rules.ts";
import type { ChangeKind, SchemaChange } from "../../compiler/src/lock/schema-change.ts";
import type { Witness } from "../../compiler/src/model/witness.ts";
import { readModel } from "../../compiler/src/read/read-model.ts";
import { findWitness } from "../../compiler/src/witness/find-witness.ts";
import { codecOf, type Generated, loadGenerated } from "../codec/support/load-generated.ts";

const folder = fileURLToPath(new URL("../evolution/", import.meta.url));
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: kind }) => readdirSync(join(folder, kind)).map((name) => ({ kind, name })));

/** What is a finding although no payload reads otherwise: it is about what may happen next, or about what stores hold besides payloads. */
const withoutWitness: Partial<Record<ChangeKind, string>> = {
  "document-drafted": "every payload is read as before; its changes are judged no more",
  "version-lowered": "a payload does not say its version; the schema id does, which is judged by itself",
  "reservation-dropped": "what a later release does with the number or name has not happened yet",
  "stability-lowered": "every payload is read as before; fewer of the next changes are judged",
};

const loaded: Generated[] = [];

afterAll(() => {
  for (const { folder: made } of loaded) rmSync(made, { recursive: true, force: true });
});

async function load(text: string): Promise<Generated> {
  const generated = await loadGenerated({ "schemas/game.schema.ts": text });
  loaded.push(generated);
  return generated;
}

test.each(cases)("what breaks readers in $kind/$name is shown by bytes that break generated code", async (each) => {
  const texts = ["before", "between", "after"]
    .map((release) => join(folder, each.kind, each.name, `${release}.schema.ts`))
    .flatMap((file) => (existsSync(file) ? [readFileSync(file, "utf8")] : []));
  const models = texts.map((text) =>
    readModel([{ path: "game.schema.ts", text, imports: {}, root: true }], new DiagnosticBag()),
  );
  let lockfile: Lockfile | undefined;
  for (const model of models.slice(0, -1)) lockfile = nextLockfile(model, lockfile);
  const [before = "", after = ""] = texts.slice(-2);
  const now = models.at(-1);
  if (!lockfile || !now) return;
  const releases = { before: lockfile.types, after: lockModel(now) };
  for (const change of compareToLockfile(now, lockfile)) {
    for (const direction of ["backward", "forward"] as const) {
      if (!rules[change.kind].breaks.includes(direction) || !rules[change.kind].rule) continue;
      const witness = findWitness(releases, change, direction);
      if (witness) await checkWitness(witness, { before, after, change });
      else expect(withoutWitness, `${change.kind} of ${change.site}, ${direction}`).toHaveProperty(change.kind);
    }
  }
});

/** The witness's bytes, through the code that is generated for both releases; a release before the baseline has none here. */
async function checkWitness(
  witness: Witness,
  { before, after, change }: { readonly before: string; readonly after: string; readonly change: SchemaChange },
): Promise<void> {
  const bytes = Uint8Array.from(Buffer.from(witness.bytes, "hex"));
  const [writerText, readerText] = witness.writer === "before" ? [before, after] : [after, before];
  const isWriterThere = !(witness.olderRelease && witness.writer === "before");
  const isReaderThere = !(witness.olderRelease && witness.writer === "after") && !witness.envelope;
  if (isWriterThere) {
    const codec = codecOf(await load(writerText), witness.root);
    expect(codec.toJSON(codec.decode(bytes))).toEqual(witness.written);
    expect(Buffer.from(codec.encode(codec.decode(bytes))).toString("hex")).toBe(witness.bytes);
  }
  if (!isReaderThere) return;
  const generated = await load(readerText);
  const root = witness.root in generated.index ? witness.root : change.type;
  const codec = codecOf(generated, root in generated.index ? root : (change.formerName ?? root));
  expect(readingOf(() => codec.toJSON(codec.decode(bytes)))).toEqual(
    witness.read.kind === "refused"
      ? { kind: "refused", code: witness.read.code, path: witness.read.path, offset: witness.read.offset }
      : { kind: "value", value: witness.read.value },
  );
}

function readingOf(read: () => unknown) {
  try {
    return { kind: "value", value: read() };
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return { kind: "refused", code: error.code, path: error.path, offset: error.offset };
  }
}
