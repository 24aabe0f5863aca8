import { isatty } from "node:tty";
import { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import { askedFormat } from "./check-format.ts";
import type { ExitCode } from "./exit-code.ts";
import { printFindings } from "./print-findings.ts";
import { runProgram } from "./program.ts";
import { openDialogue, openTerminal, type Surroundings } from "./terminal.ts";

const argv = process.argv.slice(2);
// Opening standard input takes 4 ms, and most often it is no terminal.
const dialogue = isatty(0) ? openDialogue({ in: process.stdin, err: process.stderr }) : undefined;
const surroundings: Surroundings = {
  cwd: process.cwd(),
  env: process.env,
  terminal: openTerminal({ out: process.stdout, err: process.stderr }, process.env),
  today: today(),
  ...(dialogue && { dialogue }),
  untilEnded: () =>
    new Promise((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    }),
};

/** SOURCE_DATE_EPOCH, in seconds, stands in for the clock where a run has to be repeated. */
function today(): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH || Number.NaN);
  const now = new Date(Number.isFinite(epoch) ? epoch * 1000 : Date.now());
  return (Number.isNaN(now.getTime()) ? new Date() : now).toISOString().slice(0, 10);
}

// Whoever reads our output may stop early, like `head`; that is no mistake.
for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
process.on("uncaughtException", (error) => void reportCrash(error).then(() => process.exit(2)));

// The exit code is set and the process ends by itself, so that everything printed gets out. Nothing is awaited here: packed, this
// file is CommonJS, which Node loads faster.
void run().then((code) => {
  process.exitCode = code;
});

async function run(): Promise<ExitCode> {
  const diagnostics = new DiagnosticBag();
  try {
    const code = await runProgram(argv, surroundings, diagnostics);
    await report(diagnostics);
    return code;
  } catch (error) {
    await reportCrash(error);
    return 2;
  }
}

async function reportCrash(error: unknown): Promise<void> {
  const diagnostics = new DiagnosticBag();
  const message = error instanceof Error ? error.message : String(error);
  diagnostics.report("internal/crash", undefined, { reason: message.endsWith(".") ? message : `${message}.` });
  try {
    await report(diagnostics);
  } catch {
    // What printing needs may be what is broken, and a crash must not end in another one.
    surroundings.terminal.err(`${message}\n`);
  }
  if (process.env.KEYSLOT_DEBUG) surroundings.terminal.err(`${error instanceof Error ? error.stack : error}\n`);
}

/** Findings about the call itself, in the format that was asked for, as far as the command line can be understood. */
async function report(diagnostics: DiagnosticBag): Promise<void> {
  const found = diagnostics.sorted();
  if (found.length === 0) return;
  const format = askedFormat(argv);
  if (format === "text") await printFindings(found, { root: surroundings.cwd, surroundings });
  else await (await import("./print-fault.ts")).printFault(found, format, surroundings);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
