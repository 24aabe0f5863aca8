import type { Profile } from "./profile.ts";
import type { Terminal } from "./terminal.ts";

export const profileFormats = ["text", "json"] as const;
export type ProfileFormat = (typeof profileFormats)[number];

/** What `--profile` alone gives, and with a format behind it. */
export type ProfileFlag = true | ProfileFormat;

/** To standard error: the result of a command stays what it is. */
export function printProfile(profile: Profile, flag: ProfileFlag | undefined, terminal: Terminal): void {
  if (flag === undefined) return;
  const { figures } = profile;
  if (flag === "json") {
    terminal.err(`${JSON.stringify(figures)}\n`);
    return;
  }
  const { phases, counts, totalMilliseconds, cpuMilliseconds } = figures;
  const lines = phases.map(({ name, depth, milliseconds }) => `${shown(milliseconds)}  ${"  ".repeat(depth)}${name}`);
  const rows = Object.entries(counts).map(([name, count]) => `${String(count).padStart(10)}  ${name}`);
  const total = `${shown(totalMilliseconds)}  in all, ${cpuMilliseconds} ms of processors`;
  terminal.err(`${[...lines, total, ...rows].join("\n")}\n`);
}

function shown(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`.padStart(10);
}
