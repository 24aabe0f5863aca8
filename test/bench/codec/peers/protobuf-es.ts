import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importPeer, peerFile, peerVersion } from "../../harness/peers.ts";
import { type Description, rootOf } from "../description.ts";
import { generatedFolder } from "../generate-code.ts";
import type { PeerCodec } from "../peer-codec.ts";
import { reshape } from "../plain.ts";
import { protoText } from "../schema-texts.ts";

interface ProtobufEs {
  create(schema: unknown, initial?: unknown): unknown;
  toBinary(schema: unknown, message: unknown): Uint8Array;
  fromBinary(schema: unknown, bytes: Uint8Array): unknown;
  createFileRegistry(set: unknown): { getMessage(name: string): unknown };
}

const { create, toBinary, fromBinary, createFileRegistry } = await importPeer<ProtobufEs>("@bufbuild/protobuf");
const { FileDescriptorSetSchema } = await importPeer<{ readonly FileDescriptorSetSchema: unknown }>(
  "@bufbuild/protobuf/wkt",
);

/** Its generated code is a descriptor and types: the descriptor, which `buf` makes of the schema, is all that runs. */
export const protobufEs: PeerCodec = {
  name: "protobuf-es",
  version: peerVersion("@bufbuild/protobuf"),
  role: "peer",
  open: (description) => {
    const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, compileDescriptors(description)));
    const schema = registry.getMessage(`bench.${rootOf(description)}`);
    return {
      toInput: (plain) => create(schema, reshape(description, plain, {})),
      encode: (input) => toBinary(schema, input),
      decode: (bytes) => fromBinary(schema, bytes),
    };
  },
};

function compileDescriptors(description: Description): Uint8Array {
  const folder = join(generatedFolder, "protobuf", rootOf(description));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "bench.proto"), protoText(description));
  const { status, stderr } = spawnSync(
    process.execPath,
    [peerFile("@bufbuild/buf", "bin/buf"), "build", "--output", "bench.binpb"],
    { cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`buf ended with ${status}: ${stderr}`);
  return readFileSync(join(folder, "bench.binpb"));
}
