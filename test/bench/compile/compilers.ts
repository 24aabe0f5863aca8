import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createPackedProject } from "../../project/support/packed-project.ts";
import type { Candidate } from "../harness/cell.ts";
import { peerVersion } from "../harness/peers.ts";
import type { Command } from "./child-time.ts";
import type { SchemaFile } from "./schema-files.ts";

/** Something that makes code of schemas. */
export interface Compiler {
  readonly name: string;
  readonly version: string;
  readonly role: Candidate["role"];
  readonly unavailable?: string | undefined;
  /** Makes an empty project. */
  prepare(folder: string): void;
  write(folder: string, file: SchemaFile): void;
  command(folder: string): Command;
  /** Removes what runs leave behind: what they made, and what they remember. */
  forget(folder: string): void;
  /** How many files of code there are. */
  countOutputs(folder: string): number;
}

const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));

let installed: string | undefined;

/** The folder in which our packages are installed as their users install them, from packed files. */
function installation(): string {
  if (installed === undefined) {
    const { folder } = createPackedProject();
    installed = folder;
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  }
  return installed;
}

export function keyslot(): Compiler {
  const outputs = (folder: string) => join(folder, "generated");
  return {
    name: "keyslot build",
    version: "this tree",
    role: "ours",
    prepare(folder) {
      // With packages of its own, beside which the tool remembers its runs.
      mkdirSync(join(folder, "node_modules"), { recursive: true });
      mkdirSync(join(folder, "schemas"));
      writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
      writeFileSync(join(folder, "keyslot.config.json"), '{ "emit": ["typescript"] }\n');
    },
    write: (folder, { name, typescript }) => writeFileSync(join(folder, "schemas", `${name}.schema.ts`), typescript),
    command: (folder) => {
      const bin = join(installation(), "node_modules/@keyslot/compiler/bin/keyslot.cjs");
      return { file: process.execPath, args: [bin, "build"], folder };
    },
    forget(folder) {
      rmSync(outputs(folder), { recursive: true, force: true });
      rmSync(join(folder, "node_modules/.cache"), { recursive: true, force: true });
    },
    countOutputs: (folder) => filesIn(outputs(folder), "part"),
  };
}

export function protoc(): Compiler {
  const { status, stdout } = spawnSync("protoc", ["--version"], { encoding: "utf8" });
  return {
    ...protobufProject,
    name: "protoc with protoc-gen-es",
    version: `${status === 0 ? stdout.trim().replace("libprotoc ", "") : "?"} / ${peerVersion("@bufbuild/protoc-gen-es")}`,
    unavailable: status === 0 ? undefined : "protoc is not installed (Debian: `apt-get install protobuf-compiler`).",
    command(folder) {
      const files = readdirSync(join(folder, "schemas"));
      const plugin = `--plugin=protoc-gen-es=${pluginPath()}`;
      return {
        file: "protoc",
        args: [plugin, "-Ischemas", "--es_out=generated", "--es_opt=target=ts", ...files],
        folder,
      };
    },
  };
}

export function buf(): Compiler {
  return {
    ...protobufProject,
    name: "buf generate with protoc-gen-es",
    version: `${peerVersion("@bufbuild/buf")} / ${peerVersion("@bufbuild/protoc-gen-es")}`,
    unavailable: bufPath() === undefined ? `npm has no buf for ${platform()}-${arch()}.` : undefined,
    prepare(folder) {
      protobufProject.prepare(folder);
      const plugin = JSON.stringify([process.execPath, pluginPath()]);
      writeFileSync(join(folder, "buf.yaml"), "version: v2\nmodules:\n  - path: schemas\n");
      writeFileSync(
        join(folder, "buf.gen.yaml"),
        `version: v2\nplugins:\n  - local: ${plugin}\n    out: generated\n    opt: target=ts\n`,
      );
    },
    // The program itself: what npm puts into the path is a script that starts it.
    command: (folder) => ({
      file: bufPath() ?? "buf",
      args: ["generate"],
      folder,
      env: { BUF_CACHE_DIR: join(folder, "cache") },
    }),
  };
}

const protobufProject = {
  role: "peer",
  prepare(folder: string): void {
    for (const name of ["schemas", "generated"]) mkdirSync(join(folder, name), { recursive: true });
  },
  write(folder: string, { name, protobuf }: SchemaFile): void {
    writeFileSync(join(folder, "schemas", `${name}.proto`), protobuf);
  },
  forget(folder: string): void {
    rmSync(join(folder, "generated"), { recursive: true, force: true });
    mkdirSync(join(folder, "generated"));
  },
  countOutputs: (folder: string) => filesIn(join(folder, "generated"), "part"),
} as const;

function pluginPath(): string {
  return join(modules, "@bufbuild/protoc-gen-es/bin/protoc-gen-es");
}

function bufPath(): string | undefined {
  const require = createRequire(join(realpathSync(join(modules, "@bufbuild/buf")), "package.json"));
  const name = `@bufbuild/buf-${platform()}-${arch() === "arm64" && platform() === "linux" ? "aarch64" : arch()}`;
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), "bin", platform() === "win32" ? "buf.exe" : "buf");
  } catch {
    return undefined;
  }
}

function filesIn(folder: string, prefix: string): number {
  return readdirSync(folder, { recursive: true }).filter((path) => baseName(String(path)).startsWith(prefix)).length;
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
