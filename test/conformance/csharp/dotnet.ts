import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Nothing of a build outlives it, and nothing that it says is in another language. */
const environment = {
  ...process.env,
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
  DOTNET_CLI_UI_LANGUAGE: "en",
  DOTNET_NOLOGO: "1",
  DOTNET_ROLL_FORWARD: "Major",
  // Hundreds of thousands of lines compile in three quarters of the time when the compiler collects and instruments less.
  DOTNET_GCgen0size: "0x10000000",
  DOTNET_TieredPGO: "0",
  MSBUILDDISABLENODEREUSE: "1",
};

/** Runs the SDK's command line. @throws with its output */
export async function dotnet(parameters: readonly string[], folder: string): Promise<string> {
  const options = { cwd: folder, env: environment, maxBuffer: 2 ** 28 };
  const { stdout } = await run("dotnet", [...parameters], options).catch(failWithOutput);
  return stdout;
}

function failWithOutput(error: unknown): never {
  const output = typeof error === "object" && error !== null && "stdout" in error ? String(error.stdout) : "";
  throw new Error(`dotnet failed.\n${firstLines(output)}`);
}

/** A mistake in a template is reported for every contract; a few of them say as much. */
function firstLines(output: string): string {
  const lines = [...new Set(output.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
  return lines.slice(0, 60).join("\n");
}

/** What the machine lacks; undefined when there is an SDK that can build and run for .NET 8 and later, and MessagePack-CSharp. */
export async function findMissing(): Promise<string | undefined> {
  try {
    const version = (await dotnet(["--version"], ".")).trim();
    if (Number.parseInt(version, 10) < 10) return `the .NET SDK is ${version}, and not 10 or later`;
  } catch {
    return "the .NET SDK is not installed";
  }
  found ??= searchLibrary();
  return (await found) === undefined
    ? "NuGet has no MessagePack-CSharp, here or on a feed that can be reached"
    : undefined;
}

/** How projects refer to MessagePack-CSharp here, and which one that is. */
export interface Library {
  readonly name: string;
  /** Items of a project that targets .NET 10 and is run. */
  readonly items: string;
  /** Items of a project that is only compiled, for any target. */
  readonly compileItems: string;
}

/** What a project of one's own asks for. */
export const wantedPackage = '<PackageReference Include="MessagePack" Version="[3.1.5,4.0.0)" />';

/**
 * A feed without the package still has the library itself: inside tools that ship it. What is emitted keeps to what 2.5 and 3.1 have in
 * common, so both run it.
 */
const substitute: Library = {
  name: "MessagePack-CSharp 2.5.302, out of a tool's package, as the feed has no MessagePack package",
  items: substituteItems("fantomas", "8.1.1", "tools/net10.0/any", [
    "MessagePack",
    "MessagePack.Annotations",
    "Microsoft.NET.StringTools",
  ]),
  compileItems: substituteItems("microsoft.vssdk.buildtools", "18.12.1606", "tools/vssdk/bin/lib", [
    "MessagePack",
    "MessagePack.Annotations",
  ]),
};

function substituteItems(tool: string, version: string, folder: string, names: readonly string[]): string {
  const references = names.map(
    (name) =>
      `<Reference Include="${name}"><HintPath>$(NuGetPackageRoot)${tool}/${version}/${folder}/${name}.dll</HintPath></Reference>`,
  );
  return [`<PackageDownload Include="${tool}" Version="[${version}]" />`, ...references].join("\n    ");
}

const published: Library = { name: "MessagePack-CSharp 3.1", items: wantedPackage, compileItems: wantedPackage };

let found: Promise<Library | undefined> | undefined;

/** The library that there is, sought once a process. @throws when nothing is, which `findMissing` says beforehand */
export async function findLibrary(): Promise<Library> {
  found ??= searchLibrary();
  const library = await found;
  if (library === undefined) throw new Error("There is no MessagePack-CSharp.");
  return library;
}

async function searchLibrary(): Promise<Library | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "keyslot-dotnet-"));
  try {
    for (const library of [published, substitute]) if (await canRestore(library, folder)) return library;
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function canRestore(library: Library, folder: string): Promise<boolean> {
  writeFileSync(join(folder, "Probe.csproj"), projectText("net10.0", library.items));
  try {
    await dotnet(["restore", "Probe.csproj"], folder);
    return true;
  } catch (error) {
    // NU1101: no such package; NU1102 and NU1103: no such version; NU1301: no feed. Anything else is a reason to stop.
    if (!/NU1(?:10[123]|301)/.test(String(error))) throw error;
    return false;
  }
}

/** A project of whatever C# files lie in its folder. `properties` are those that differ. */
export function projectText(target: string, items: string, properties = ""): string {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFrameworks>${target}</TargetFrameworks>
    <LangVersion>9</LangVersion>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <UseSharedCompilation>false</UseSharedCompilation>
    <InvariantGlobalization>true</InvariantGlobalization>
    ${properties}
  </PropertyGroup>
  <ItemGroup>
    ${items}
  </ItemGroup>
</Project>
`;
}
