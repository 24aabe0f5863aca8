import { ts } from "ts-morph";

/** What resolving an import needs to know of a disk. */
export interface ResolutionHost {
  fileExists(path: string): boolean;
  readFile(path: string): string | undefined;
  realpath(path: string): string;
  directoryExists(path: string): boolean;
}

/** The absolute path of the file that `specifier` means in `fromFile`, as a bundler finds it; undefined when there is none. */
export function resolveImport(specifier: string, fromFile: string, host: ResolutionHost): string | undefined {
  const options: ts.CompilerOptions = {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    allowImportingTsExtensions: true,
    // Symlinks of a workspace lead to the files that people edit.
    preserveSymlinks: false,
  };
  const found = ts.resolveModuleName(specifier, fromFile, options, {
    fileExists: (path) => host.fileExists(path),
    readFile: (path) => host.readFile(path),
    realpath: (path) => host.realpath(path),
    directoryExists: (path) => host.directoryExists(path),
  });
  return found.resolvedModule?.resolvedFileName;
}
