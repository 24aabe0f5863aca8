import { spawnSync } from "node:child_process";

export interface Finished {
  readonly status: number | null;
  /** Standard output and standard error, for messages. */
  readonly output: string;
}

/** Runs a command to its end, without a shell, and returns what it printed. */
export function runCommand(folder: string, command: string, args: readonly string[]): Finished {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    timeout: 240_000,
    env: { ...process.env, CI: "", NO_COLOR: "1" },
  });
  return { status, output: `${stdout ?? ""}${stderr ?? ""}${error ? error.message : ""}` };
}

/** Like `runCommand`, and throws with everything that was printed when the command fails. */
export function mustRun(folder: string, command: string, args: readonly string[]): string {
  const { status, output } = runCommand(folder, command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status} in ${folder}:\n${output}`);
  return output;
}
