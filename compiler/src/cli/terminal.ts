import type { Readable, Writable } from "node:stream";
import picocolors from "picocolors";
import type { Paint } from "../diagnostics/text-printer.ts";

/** Where a command prints to. Results go to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly outPaint: Paint;
  readonly errPaint: Paint;
}

/** A terminal that somebody sits at. */
export interface Dialogue {
  readonly input: Readable;
  readonly output: Writable;
}

/** What a command gets from outside; nothing below `main.ts` reads the process itself. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** `YYYY-MM-DD`, in UTC: the same day for everybody who checks one commit at one time. */
  readonly today: string;
  /** Where questions can be asked; not there when nobody can answer. */
  readonly dialogue?: Dialogue;
  /** Resolves when the user ends a long-running command; only one that waits for it is kept from ending at once. */
  untilEnded(): Promise<void>;
}

export function openTerminal(
  streams: { readonly out: NodeJS.WriteStream; readonly err: NodeJS.WriteStream },
  env: Surroundings["env"],
): Terminal {
  return {
    out: (text) => void streams.out.write(text),
    err: (text) => void streams.err.write(text),
    outPaint: paintFor(showsColour(streams.out, env)),
    errPaint: paintFor(showsColour(streams.err, env)),
  };
}

/** Questions go to standard error, as everything that is no result. */
export function openDialogue(streams: {
  readonly in: NodeJS.ReadStream;
  readonly err: NodeJS.WriteStream;
}): Dialogue | undefined {
  return streams.in.isTTY && streams.err.isTTY ? { input: streams.in, output: streams.err } : undefined;
}

/** Decided here per stream, because picocolors looks at standard output only and takes CI for a terminal. */
function showsColour(stream: NodeJS.WriteStream, env: Surroundings["env"]): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0";
  return stream.isTTY === true && env.TERM !== "dumb";
}

/** For what is read in no terminal. */
export const plainPaint: Paint = paintFor(false);

function paintFor(coloured: boolean): Paint {
  const colours = picocolors.createColors(coloured);
  return { coloured, error: colours.red, warning: colours.yellow, strong: colours.bold, faint: colours.dim };
}
