import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { inject, onTestFinished } from "vitest";

const sourceBin = fileURLToPath(new URL("../../compiler/bin/keyslot.mjs", import.meta.url));
const packedBin = inject("keyslot");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** From the project's folder. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Runs the sources instead of the bundle, through the workspace's own command: ten times as slow. */
  readonly fromSources?: boolean;
}

/** A folder of its own for one test, with the real tool to run in it. */
export interface Project {
  readonly root: string;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  remove(path: string): void;
  /** Files below a folder, with `/`, sorted. */
  list(folder?: string): readonly string[];
  /** Path → time of the last change, to see what was touched. */
  times(folder?: string): Readonly<Record<string, number>>;
  keyslot(args: readonly string[], options?: RunOptions): Run;
  /** Runs it in a terminal in which somebody presses these keys once it asks; what it shows is in `stdout`. Linux only. */
  inTerminal(args: readonly string[], keys: string): Promise<Run>;
  /** Starts a command that does not end by itself. */
  start(args: readonly string[]): ChildProcess;
}

export const playerSchema = `import type { int32, Uuid } from "@keyslot/runtime/types";

/** Someone who plays. @document("player") */
export interface Player {
  /** @key(0) @id */
  id: Uuid;
  /** @key(1) @name */
  displayName: string;
  /** @key(2) @default(100) */
  hp: int32;
}
`;

/** A project with these files; without any, with one schema and no config. The folder's name has a space and letters beyond ASCII. */
export function makeProject(
  files: Readonly<Record<string, string | Uint8Array>> = { "schemas/player.schema.ts": playerSchema },
): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keyslot cli ü-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const project = openFolder(folder);
  // Its own node_modules keeps the cache inside the folder.
  project.write("package.json", '{ "type": "module" }\n');
  mkdirSync(join(folder, "node_modules"));
  for (const [path, content] of Object.entries(files)) project.write(path, content);
  return project;
}

function openFolder(root: string): Project {
  const at = (path: string) => join(root, path);
  return {
    root,
    write(path, content) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), content);
    },
    read: (path) => readFileSync(at(path), "utf8"),
    remove: (path) => rmSync(at(path), { recursive: true }),
    list: (folder = ".") => filesBelow(root, at(folder)),
    times: (folder = ".") =>
      Object.fromEntries(filesBelow(root, at(folder)).map((file) => [file, statSync(at(file)).mtimeMs])),
    keyslot(args, options = {}) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [options.fromSources ? sourceBin : packedBin, ...args],
        {
          cwd: join(root, options.cwd ?? "."),
          env: environment(options.env),
          encoding: "utf8",
        },
      );
      return { code: status, stdout, stderr };
    },
    inTerminal(args, keys) {
      const quoted = [process.execPath, packedBin, ...args]
        .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
        .join(" ");
      // A terminal that nobody looks at has no width of its own.
      const command = `stty cols 100 rows 40; ${quoted}`;
      const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
        cwd: root,
        env: environment({ TERM: "xterm" }),
      });
      onTestFinished(() => void child.kill("SIGKILL"));
      return new Promise((resolve) => {
        let stdout = "";
        let pressed = false;
        child.stdout.on("data", (chunk) => {
          stdout += String(chunk);
          // The last line of the question: from here on it listens.
          if (pressed || !stdout.includes("Leave it")) return;
          pressed = true;
          child.stdin.write(keys);
        });
        child.on("close", (code) => resolve({ code, stdout, stderr: "" }));
      });
    },
    start(args) {
      const child = spawn(process.execPath, [packedBin, ...args], { cwd: root, env: environment() });
      onTestFinished(() => void child.kill("SIGKILL"));
      return child;
    },
  };
}

/** Neither the terminal nor the CI in which the tests run decides what the tool does. */
function environment(changes: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CI: "false",
    FORCE_COLOR: undefined,
    NO_COLOR: "1",
    KEYSLOT_DEBUG: undefined,
    NODE_OPTIONS: "",
    ...changes,
  };
}

function filesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !file.startsWith("node_modules/") && file !== "package.json")
    .sort();
}
