import { ts } from "ts-morph";

export type TypeDeclarationNode =
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | ts.ClassDeclaration
  | ts.ModuleDeclaration;

/** What one name stands for in its file: types, a constant, or both (`const Rarity` and `type Rarity`). */
export interface LocalDeclaration {
  readonly types: TypeDeclarationNode[];
  constant?: ts.VariableDeclaration;
  /** The statement of `constant`, which carries its doc comment. */
  statement?: ts.VariableStatement;
}

export interface ImportedName {
  readonly specifier: ts.StringLiteralLike;
  /** The name in the other file; `*` for the whole module. */
  readonly name: string;
}

/** The names of one file, as its syntax gives them. */
export interface FileScope {
  readonly declarations: ReadonlyMap<string, LocalDeclaration>;
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** Exported name → local name. */
  readonly localExports: ReadonlyMap<string, string>;
  /** Exported name → what another file exports. */
  readonly reExports: ReadonlyMap<string, ImportedName>;
  /** `export * from`, in source order. */
  readonly starExports: readonly ts.StringLiteralLike[];
}

interface GrowingScope {
  readonly declarations: Map<string, LocalDeclaration>;
  readonly imports: Map<string, ImportedName>;
  readonly localExports: Map<string, string>;
  readonly reExports: Map<string, ImportedName>;
  readonly starExports: ts.StringLiteralLike[];
}

export function bindFile(tree: ts.SourceFile): FileScope {
  const scope: GrowingScope = {
    declarations: new Map(),
    imports: new Map(),
    localExports: new Map(),
    reExports: new Map(),
    starExports: [],
  };
  for (const statement of tree.statements) bindStatement(statement, scope);
  return scope;
}

function bindStatement(statement: ts.Statement, scope: GrowingScope): void {
  if (ts.isImportDeclaration(statement)) bindImport(statement, scope);
  else if (ts.isExportDeclaration(statement)) bindExport(statement, scope);
  else if (ts.isVariableStatement(statement)) bindVariables(statement, scope);
  else if (ts.isExportAssignment(statement)) {
    // What `export =` exports cannot be imported by name, and generated code has to.
    if (ts.isIdentifier(statement.expression) && !statement.isExportEquals)
      scope.localExports.set("default", statement.expression.text);
  } else if (isTypeDeclaration(statement) && statement.name) {
    declarationOf(scope, statement.name.text).types.push(statement);
    bindExportModifier(statement, statement.name.text, scope);
  }
}

function isTypeDeclaration(node: ts.Node): node is TypeDeclarationNode {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

function declarationOf(scope: GrowingScope, name: string): LocalDeclaration {
  const known = scope.declarations.get(name);
  if (known) return known;
  const declaration: LocalDeclaration = { types: [] };
  scope.declarations.set(name, declaration);
  return declaration;
}

function bindExportModifier(node: ts.HasModifiers, name: string, scope: GrowingScope): void {
  const kinds = node.modifiers?.map((modifier) => modifier.kind) ?? [];
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return;
  scope.localExports.set(kinds.includes(ts.SyntaxKind.DefaultKeyword) ? "default" : name, name);
}

function bindVariables(statement: ts.VariableStatement, scope: GrowingScope): void {
  for (const constant of statement.declarationList.declarations) {
    if (!ts.isIdentifier(constant.name)) continue;
    const declaration = declarationOf(scope, constant.name.text);
    declaration.constant = constant;
    declaration.statement = statement;
    bindExportModifier(statement, constant.name.text, scope);
  }
}

function bindImport(statement: ts.ImportDeclaration, scope: GrowingScope): void {
  const specifier = statement.moduleSpecifier;
  const clause = statement.importClause;
  if (!clause || !ts.isStringLiteralLike(specifier)) return;
  if (clause.name) scope.imports.set(clause.name.text, { specifier, name: "default" });
  const named = clause.namedBindings;
  if (!named) return;
  if (ts.isNamespaceImport(named)) {
    scope.imports.set(named.name.text, { specifier, name: "*" });
    return;
  }
  for (const element of named.elements) {
    scope.imports.set(element.name.text, { specifier, name: (element.propertyName ?? element.name).text });
  }
}

function bindExport(statement: ts.ExportDeclaration, scope: GrowingScope): void {
  const specifier = statement.moduleSpecifier;
  const clause = statement.exportClause;
  if (!clause) {
    if (specifier && ts.isStringLiteralLike(specifier)) scope.starExports.push(specifier);
    return;
  }
  if (ts.isNamespaceExport(clause)) {
    if (specifier && ts.isStringLiteralLike(specifier)) scope.reExports.set(clause.name.text, { specifier, name: "*" });
    return;
  }
  for (const element of clause.elements) {
    const name = (element.propertyName ?? element.name).text;
    if (!specifier) scope.localExports.set(element.name.text, name);
    else if (ts.isStringLiteralLike(specifier)) scope.reExports.set(element.name.text, { specifier, name });
  }
}
