import { join } from "node:path";
import ts from "typescript";

/** Everything that TypeScript finds in the generated modules of some folders, under every strict flag that they promise to pass. */
export function typeErrors(folders: readonly string[]): readonly string[] {
  const program = ts.createProgram(
    folders.map((folder) => join(folder, "generated/typescript/index.ts")),
    options,
  );
  return program
    .getSourceFiles()
    .filter((file) => file.fileName.includes("/generated/typescript/"))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map((found) => {
      const { file, start = 0 } = found;
      const text = file?.text.slice(file.text.lastIndexOf("\n", start) + 1).split("\n", 1)[0] ?? "";
      return `${text.trim()}: ${ts.flattenDiagnosticMessageText(found.messageText, "\n")}`;
    });
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
