import { dirname, join } from "node:path";
import ts from "typescript";

/** Everything that TypeScript finds in folders of generated modules, under every strict flag that they promise to pass. */
export function typeErrors(folders: readonly string[]): readonly string[] {
  const isGenerated = (path: string) => folders.some((folder) => dirname(path).startsWith(folder));
  const roots = folders.map((folder) => join(folder, "index.ts"));
  const program = ts.createProgram(roots, options);
  const generated = program.getSourceFiles().filter((file) => isGenerated(file.fileName));
  if (generated.length <= folders.length) throw new Error("There is nothing to check.");
  return errorsIn(generated, program);
}

/** What it finds in each of some modules that use generated ones. */
export function typeErrorsOf(paths: readonly string[]): readonly (readonly string[])[] {
  const program = ts.createProgram(paths, options);
  return paths.map((path) => {
    const file = program.getSourceFile(path);
    return file === undefined ? [`${path} is missing`] : errorsIn([file], program);
  });
}

function errorsIn(files: readonly ts.SourceFile[], program: ts.Program): readonly string[] {
  return files
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(describe);
}

function describe({ file, start = 0, messageText }: ts.Diagnostic): string {
  const text = file?.text.slice(file.text.lastIndexOf("\n", start) + 1).split("\n", 1)[0] ?? "";
  return `${text.trim()}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: ["node"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};
