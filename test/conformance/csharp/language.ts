import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { compile, csharpEmitter } from "@keyslot/compiler";
import { nameTypes } from "../../../compiler/src/emit/csharp/names.ts";
import { describeErrors, writeFiles } from "../../codec/support/load-generated.ts";
import type { Contract, Driver, Language, Request, Response } from "../harness.ts";
import { dotnet, findLibrary, findMissing, projectText } from "./dotnet.ts";

const driverFolder = fileURLToPath(new URL("driver/", import.meta.url));

/** What analyzers and comments have to say is asked of the golden cases; here are too many types to ask again. */
const driverProperties = `<OutputType>Exe</OutputType>
    <UseAppHost>false</UseAppHost>
    <RunAnalyzers>false</RunAnalyzers>
    <DebugType>none</DebugType>
    <ProduceReferenceAssembly>false</ProduceReferenceAssembly>`;

/** Every contract is a namespace of one assembly; one process answers for all of them. */
export const csharp: Language = {
  name: "csharp",
  missing: findMissing,
  build: async (contracts, folder) => {
    const library = await findLibrary();
    console.log(`csharp: running against ${library.name}`);
    const project = join(folder, "driver");
    const described = Object.fromEntries(contracts.map((contract) => [contract.name, emit(contract, project)]));
    const descriptions = join(folder, "contracts.json");
    writeFileSync(descriptions, JSON.stringify(described));
    cpSync(driverFolder, project, { recursive: true });
    writeFileSync(join(project, "Driver.csproj"), projectText("net10.0", library.items, driverProperties));
    await dotnet(["build", "Driver.csproj", "--output", join(folder, "bin")], project);
    return CSharpDriver.start(join(folder, "bin", "Driver.dll"), descriptions);
  },
};

/** Writes a contract's files, and gives what the driver has to know of it. */
function emit(contract: Contract, folder: string): unknown {
  const namespace = `Keyslot.Contracts.${contract.name}`;
  const { files, diagnostics } = compile(contract.sources, {
    emitters: [csharpEmitter],
    out: "generated",
    importExtension: "ts",
    csharp: { namespace },
  });
  const errors = describeErrors(diagnostics);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  writeFiles(join(folder, contract.name), Object.fromEntries(files.map(({ path, text }) => [path, text])));
  const names = nameTypes(contract.model);
  return {
    namespace,
    support: `${namespace}.${names.support}`,
    names: Object.fromEntries(names.types),
    types: contract.model.types,
  };
}

class CSharpDriver implements Driver {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #errors = "";

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#errors += text;
    });
    // A process that is gone is noticed where its answer is missing.
    child.stdin.on("error", () => undefined);
  }

  static async start(program: string, descriptions: string): Promise<CSharpDriver> {
    const driver = new CSharpDriver(spawn("dotnet", [program, descriptions]));
    await driver.#nextLine();
    return driver;
  }

  async run(requests: readonly Request[]): Promise<readonly Response[]> {
    for (const request of requests) this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const responses: Response[] = [];
    while (responses.length < requests.length) responses.push(JSON.parse(await this.#nextLine()));
    return responses;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.stdin.end();
    await gone;
  }

  async #nextLine(): Promise<string> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`The driver ended.\n${this.#errors}`);
    return value;
  }
}
