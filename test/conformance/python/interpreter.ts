import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a Python has to have: a version that knows `slots=True`, and msgpack. Prints why it is not enough. */
const probe = `
import sys
try:
    import msgpack
    msgpack.Timestamp
    enough = sys.version_info >= (3, 10)
    print("" if enough else "Python " + sys.version.split()[0] + " is older than 3.10")
except (ImportError, AttributeError):
    print("it has no msgpack 1.0 or later")
`;

export interface Interpreter {
  readonly path?: string;
  /** Why there is none, as a sentence. */
  readonly missing?: string;
}

/** The first Python that can run generated code: `KEYSLOT_PYTHON`, the one on the path, the system's. */
export async function findPython(): Promise<Interpreter> {
  const { KEYSLOT_PYTHON } = process.env;
  const problems: string[] = [];
  for (const path of [...(KEYSLOT_PYTHON ? [KEYSLOT_PYTHON] : []), "python3", "/usr/bin/python3"]) {
    const problem = await run(path, ["-c", probe]).then(
      ({ stdout }) => stdout.trim(),
      () => "it does not run",
    );
    if (problem === "") return { path };
    problems.push(`${path}: ${problem}`);
  }
  return { missing: `No Python 3.10 or later with msgpack was found (${problems.join("; ")}).` };
}
