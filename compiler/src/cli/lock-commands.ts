import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Surroundings } from "./terminal.ts";

/** `keyslot lock …`: what concerns the lockfile and git. */
export function addLockCommands(program: Command, surroundings: Surroundings, finish: (code: ExitCode) => void): void {
  const lock = program.command("lock").description("merge lockfiles: by hand, or as a merge driver of git");
  projectOptions(lock.command("resolve"))
    .description("merge a lockfile that git could not, or say what only a person can settle")
    .option("--ours <site>", "let our side stand at this conflict; may be given several times", collect)
    .option("--theirs <site>", "let their side stand at this conflict; may be given several times", collect)
    .action(async (options) =>
      finish(await (await import("./commands/lock-resolve.ts")).lockResolve(options, surroundings)),
    );
  projectOptions(lock.command("install"))
    .description("make git merge lockfiles with Keyslot: .gitattributes, and the configuration of this clone")
    .action(async (options) =>
      finish(await (await import("./commands/lock-install.ts")).lockInstall(options, surroundings)),
    );
  lock
    .command("merge-driver")
    .description("what git runs: %O %A %B %P")
    .argument("<base>")
    .argument("<ours>")
    .argument("<theirs>")
    .argument("<path>")
    .action(async (base: string, ours: string, theirs: string, path: string) =>
      finish(
        await (await import("./commands/lock-merge-driver.ts")).lockMergeDriver(
          { base, ours, theirs, path },
          surroundings,
        ),
      ),
    );
}

function projectOptions(command: Command): Command {
  return command
    .option("-c, --config <file>", "config file (default: the nearest keyslot.config.ts or .json upward)")
    .option("--schemas <globs...>", "schema files; ! excludes")
    .option("--lock <file>", "lockfile");
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
