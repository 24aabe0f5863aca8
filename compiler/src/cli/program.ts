import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { failOns } from "../config.ts";
import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { compatibilityModes } from "../model/compatibility.ts";
import { checkFormats } from "./check-format.ts";
import type { ExitCode } from "./exit-code.ts";
import { addLockCommands } from "./lock-commands.ts";
import { packageInfo } from "./package-info.ts";
import { profileFormats } from "./print-profile.ts";
import { suggest } from "./suggest.ts";
import type { Surroundings } from "./terminal.ts";

/** Reads the command line and runs the command it names. What cannot be read is reported. Commands are loaded when they are run. */
export async function runProgram(
  argv: readonly string[],
  surroundings: Surroundings,
  diagnostics: DiagnosticBag,
): Promise<ExitCode> {
  const finished: { code: ExitCode } = { code: 0 };
  const program = describeProgram(surroundings, (code) => {
    finished.code = code;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return finished.code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // Without a command commander has printed the help already.
    if (error.code !== "commander.help") reportUsage(error, { program, argv }, diagnostics);
    return 2;
  }
}

interface Call {
  readonly program: Command;
  readonly argv: readonly string[];
}

function reportUsage(error: CommanderError, { program, argv }: Call, diagnostics: DiagnosticBag): void {
  const names = program.commands.map((known) => known.name());
  if (error.code === "commander.unknownCommand") {
    const command = /'(.*?)'/s.exec(error.message)?.[1] ?? "";
    diagnostics.report("usage/unknown-command", undefined, { command, nearest: suggest(command, names) });
    return;
  }
  const [first = "", ...rest] = error.message.replace(/^error: /, "").split("\n");
  const hint = rest.join(" ").trim();
  const reason = `${first.replace(/\.$/, "")}${hint === "" ? "" : ` ${hint}`}`.replaceAll("'", "`");
  const named = argv.slice(0, 1).filter((word) => names.includes(word));
  diagnostics.report("usage/invalid", undefined, { reason, help: ["keyslot", ...named, "--help"].join(" ") });
}

function describeProgram(surroundings: Surroundings, finish: (code: ExitCode) => void): Command {
  const { terminal } = surroundings;
  const program = new Command("keyslot")
    .description("Compiles schemas in TypeScript, checks them against what was ever released, and emits typed codecs.")
    .version(packageInfo().version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: () => undefined,
      getOutHasColors: () => terminal.outPaint.coloured,
      getErrHasColors: () => terminal.errPaint.coloured,
    });
  addProjectCommands(program, surroundings, finish);
  addLockCommands(program, surroundings, finish);
  program
    .command("explain [code]")
    .description("print the page of a diagnostic, by code or rule; all of them without one")
    .action(async (code: string | undefined) =>
      finish(await (await import("./commands/explain.ts")).explain(code, surroundings)),
    );
  program
    .command("init")
    .description("write a config and an example schema into the current folder")
    .option("--ts", "write keyslot.config.ts instead of keyslot.config.json")
    .action(async (options) => finish(await (await import("./commands/init.ts")).init(options, surroundings)));
  return program;
}

function addProjectCommands(program: Command, surroundings: Surroundings, finish: (code: ExitCode) => void): void {
  projectCommand(program, "build", "compile, and bring generated files and the lockfile up to date")
    .option("--frozen", "write nothing; exit with 1 when something would change (default in CI)")
    .option("--no-frozen", "write, in CI too")
    .addOption(profileOption())
    .action(async (options) => finish(await (await import("./commands/build.ts")).build(options, surroundings)));
  projectCommand(program, "check", "judge the schemas and what changed since a release; never writes")
    .addOption(new Option("--format <format>", "how to print findings").choices(checkFormats).default("text"))
    .option("--output <file>", "write the report into a file, and print it as text", path)
    .option("--verbose", "list every change: safe, allowed and accepted ones too")
    .addOption(againstOption())
    .addOption(new Option("--mode <mode>", "whose reading has to hold (default: full)").choices(compatibilityModes))
    .addOption(profileOption())
    .addOption(new Option("--fail-on <severity>", "what to exit with 1 for (default: error)").choices(failOns))
    .action(async (options) => finish(await (await import("./commands/check.ts")).check(options, surroundings)));
  addMendingCommands(program, surroundings, finish);
  projectCommand(
    program,
    "watch",
    "build, and build again whenever a schema, the config or the lockfile changes",
  ).action(async (options) => finish(await (await import("./commands/watch.ts")).watch(options, surroundings)));
  projectCommand(program, "model", "print what the compiler understands of the schemas")
    .option("--json", "as JSON")
    .action(async (options) => finish(await (await import("./commands/model.ts")).model(options, surroundings)));
}

/** What to do about findings: change the schemas, or answer for them. */
function addMendingCommands(program: Command, surroundings: Surroundings, finish: (code: ExitCode) => void): void {
  projectCommand(program, "fix", "number new members, reserve removed ones, and note confirmed renames in the schemas")
    .option("--dry-run", "print a diff and write nothing")
    .option("--rename <rename>", "confirm a rename: Player.nick=displayName; may be given several times", collect)
    .option("--new-meaning <slot>", "confirm that it is none: Player.displayName; may be given several times", collect)
    .option("--interactive", "ask about each, in a terminal")
    .option("--raise-version <document>", "raise the @version of a document; may be given several times", collect)
    .action(async (options) => finish(await (await import("./commands/fix.ts")).fix(options, surroundings)));
  projectCommand(program, "accept", "take responsibility for breaking changes, by fingerprint; without one, list them")
    .argument("[fingerprints...]", "what the findings show, or the first digits of it")
    .option("--reason <text>", "why nobody is harmed, or who has agreed; required")
    .option("--expires <day>", "the last day on which it holds, YYYY-MM-DD")
    .option("--remove", "take waivers out again")
    .option("--dry-run", "print a diff and write nothing")
    .addOption(againstOption())
    .action(async (fingerprints: readonly string[], options) =>
      finish(await (await import("./commands/accept.ts")).accept(fingerprints, options, surroundings)),
    );
}

function profileOption(): Option {
  return new Option("--profile [format]", "print where the time went, to standard error").choices(profileFormats);
}

function againstOption(): Option {
  const description = "git ref, tag pattern, folder or lockfile; may be given several times";
  return new Option("--against <release>", description).argParser(collectReleases);
}

/** A command with the options that say which project it is about. */
function projectCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("-c, --config <file>", "config file (default: the nearest keyslot.config.ts or .json upward)", path)
    .option("--schemas <globs...>", "schema files; ! excludes")
    .option("--lock <file>", "lockfile", path)
    .option("--out <folder>", "output folder", path)
    .option("--emit <languages>", "languages, separated by commas", languageList)
    .option("--csharp-namespace <name>", "namespace of the C# code")
    .option("--rust-crate <name>", "write a Cargo.toml for a crate of this name")
    .option("--python-package <name>", "write a Python package of this name");
}

function path(value: string): string {
  if (value === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

function languageList(value: string): readonly string[] {
  const names = value.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("A name is empty.");
  return names;
}

/** An empty name, as of a variable that CI has not set, would be the current folder, from which nothing ever differs. */
function collectReleases(value: string, earlier?: readonly string[]): readonly string[] {
  if (value.trim() === "") throw new InvalidArgumentError("It is empty: name a release.");
  return collect(value, earlier);
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
