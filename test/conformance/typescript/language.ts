import { join } from "node:path";
import { compile, typescriptEmitter } from "@keyslot/compiler";
import { DecodeError, EncodeError } from "@keyslot/runtime";
import type { Codec } from "@keyslot/runtime/codegen";
import { type NameTable, nameTypes } from "../../../compiler/src/emit/typescript/names.ts";
import { describeErrors, writeFiles } from "../../codec/support/load-generated.ts";
import { own } from "../../codec/support/value-walk.ts";
import type { Contract, Driver, Language, Request, Response } from "../harness.ts";

/** The language that the others are held against; its modules are imported into this process. */
export const typescript: Language = {
  name: "typescript",
  missing: async () => undefined,
  build: async (contracts, folder) => {
    const modules = new Map<string, Loaded>();
    for (const contract of contracts) modules.set(contract.name, await load(contract, folder));
    return {
      run: async (requests) => requests.map((request) => answer(request, modules.get(request.contract))),
      close: async () => undefined,
    } satisfies Driver;
  },
};

/** What a contract's index exports, and by which name. */
interface Loaded {
  readonly index: { readonly [name: string]: unknown };
  readonly names: NameTable;
}

async function load(contract: Contract, base: string): Promise<Loaded> {
  const folder = join(base, contract.name);
  const options = { emitters: [typescriptEmitter], out: "generated", importExtension: "ts" } as const;
  const { files, diagnostics } = compile(contract.sources, options);
  const errors = describeErrors(diagnostics);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const sources = contract.sources.map(({ path, text }) => [path, text]);
  writeFiles(folder, Object.fromEntries([...sources, ...files.map(({ path, text }) => [`generated/${path}`, text])]));
  return { index: await import(join(folder, "generated/typescript/index.ts")), names: nameTypes(contract.model) };
}

function answer(request: Request, module: Loaded | undefined): Response {
  try {
    return answerWith(codecOf(module, request.type), request);
  } catch (error) {
    const isCoded = error instanceof DecodeError || error instanceof EncodeError;
    return { code: isCoded ? error.code : "crash", message: String(isCoded ? error.message : stackOf(error)) };
  }
}

function stackOf(error: unknown): unknown {
  return error instanceof Error ? error.stack : error;
}

function codecOf(module: Loaded | undefined, type: string): Codec<object, object> {
  const codec = module?.index[module.names.get(type)?.value ?? type];
  if (!isCodec(codec)) throw new Error(`There is no codec ${type}.`);
  return codec;
}

function isCodec(value: unknown): value is Codec<object, object> {
  return typeof value === "object" && value !== null && "encode" in value && "decode" in value;
}

function answerWith(codec: Codec<object, object>, request: Request): Response {
  switch (request.op) {
    case "encode":
      return { bytes: toHex(codec.encode(codec.fromJSON(request.value))) };
    case "recode": {
      const value = codec.decode(fromHex(request.bytes));
      return { bytes: toHex(codec.encode(value)), value: codec.toJSON(value) };
    }
    case "update": {
      const value = codec.decode(fromHex(request.bytes));
      const changed = codec.fromJSON({ ...Object(codec.toJSON(value)), [request.slot]: request.value });
      // Spread keeps what is not in JSON: the slots of newer schemas.
      return { bytes: toHex(codec.encode({ ...value, [request.slot]: own(changed, request.slot) })) };
    }
  }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}
