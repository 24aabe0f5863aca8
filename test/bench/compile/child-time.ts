import { spawnSync } from "node:child_process";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Nanoseconds of the processor that a command takes, with the processes that it starts itself. @throws when it fails */
export function childCpuTime(command: Command): number {
  // Node does not tell what ended children have used; bash does, to the millisecond.
  const script = 'TIMEFORMAT="%3U %3S"; time "$@" > /dev/null';
  const stderr = run({ ...command, file: "bash", args: ["-c", script, "bash", command.file, ...command.args] });
  const [user = Number.NaN, system = Number.NaN] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  const time = (user + system) * 1e9;
  if (!(time > 0)) throw new Error(`bash told no time: ${stderr}`);
  return time;
}

/** Why processor time of children cannot be told here. */
export function whyNoCpuTime(): string | undefined {
  const { status } = spawnSync("bash", ["-c", "time true"], { stdio: "ignore" });
  return status === 0 ? undefined : "Needs bash, which tells the processor time of a command.";
}

/** Runs a command to its end. @throws when it fails */
export function run({ file, args, folder, env }: Command): string {
  const options = { cwd: folder, env: { ...process.env, CI: "false", NODE_OPTIONS: "", ...env }, encoding: "utf8" };
  const { status, stderr, error } = spawnSync(file, args, { ...options, encoding: "utf8", maxBuffer: 1e8 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`\`${file} ${args.slice(0, 4).join(" ")}\` ended with ${status}: ${stderr}`);
  return stderr;
}
