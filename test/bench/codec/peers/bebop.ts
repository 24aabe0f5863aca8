import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importPeer, peerFile, peerVersion } from "../../harness/peers.ts";
import { type Description, fieldsOf, rootOf } from "../description.ts";
import { generatedFolder, importGenerated } from "../generate-code.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { reshape } from "../plain.ts";
import { bebopText } from "../schema-texts.ts";

interface View {
  index: number;
  startWriting(): void;
  startReading(bytes: Uint8Array): void;
  toArray(): Uint8Array;
}

/** Generated code of one struct. */
interface Struct {
  encode(value: unknown): Uint8Array;
  encodeInto(value: unknown, view: View): void;
  readFrom(view: View): unknown;
}

const { BebopView } = await importPeer<{ readonly BebopView: { getInstance(): View } }>("bebop");

/** Its one buffer is overwritten by whatever it encodes next, so that it has no result to keep. */
export const bebop: PeerCodec = {
  name: "bebop",
  version: peerVersion("bebop"),
  role: "peer",
  open: async (description) => {
    const struct = await compileStruct(description);
    const view = BebopView.getInstance();
    return {
      toInput: (plain) =>
        reshape(description, plain, {
          record: (slots, name) => Object.fromEntries(slots.map(withOptional(description, name))),
          map: (entries) => new Map(entries),
          date: (time) => new Date(time),
        }),
      encodeInto: (input) => struct.encode(input),
      latest: (result) => (result instanceof Uint8Array ? result : new Uint8Array()),
      decode: (bytes) => {
        view.startReading(bytes);
        return struct.readFrom(view);
      },
      encodeBatch: (inputs) => {
        view.startWriting();
        for (const input of inputs) struct.encodeInto(input, view);
        return view.toArray();
      },
      decodeBatch: (batch, count) => {
        view.startReading(batch);
        const values: unknown[] = [];
        for (let i = 0; i < count; i++) values.push(struct.readFrom(view));
        return values;
      },
    };
  },
};

/** A struct has all of its slots: an optional one is a list of none or one. */
function withOptional(description: Description, name: string) {
  const optional = new Set(fieldsOf(description, name).flatMap((field) => (field.optional ? [field.name] : [])));
  return ([slot, value]: readonly [string, unknown]): [string, unknown] => {
    if (!optional.has(slot)) return [slot, value];
    return [slot, value === undefined ? [] : [value]];
  };
}

async function compileStruct(description: Description): Promise<Struct> {
  const name = rootOf(description);
  const folder = join(generatedFolder, "bebop");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.bop`), bebopText(description));
  const tool = peerFile("bebop-tools", "dist/index.js");
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [tool, "--include", `${name}.bop`, "build", "--generator", `ts:./${name}.ts`],
    { cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`bebopc ended with ${status}: ${stdout}${stderr}`);
  const text = readFileSync(join(folder, `${name}.ts`), "utf8");
  const module = await importGenerated<Record<string, Struct>>(`bebop/${name}`, { "code.ts": text }, "code.ts");
  const struct = module[name];
  if (struct === undefined) throw new Error(`bebopc generated no ${name}.`);
  return struct;
}
