import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/**
 * The part of ts-morph's TypeScript that some of its exports need, as a module of its own: of 9 MB, which take Node 160 to 230 ms to
 * load, the parser and the module resolution are less than a fifth. TypeScript is one scope of declarations, so that a declaration
 * belongs to it exactly when a wanted one mentions its name, directly or not; names that only look alike keep more than is needed.
 */
export function typescriptParser(wanted: readonly string[]): ExtractedParser {
  const home = dirname(createRequire(morph()).resolve("@ts-morph/common/package.json"));
  const whole = readFileSync(join(home, "dist/typescript.js"), "utf8");
  const [, version = ""] =
    /^var version = `?"?(\d[^`"]*)/m.exec(whole) ?? /versionMajorMinor = "([^"]+)"/.exec(whole) ?? [];
  const own = readFileSync(fileURLToPath(import.meta.url));
  const key = createHash("sha256")
    .update(own)
    .update(whole)
    .update(JSON.stringify([ts.version, wanted]));
  const file = join(cache, `typescript-${key.digest("hex").slice(0, 16)}.mjs`);
  if (existsSync(file)) return { file, version };
  // Reading 9 MB with TypeScript takes seconds, and gives the same each time.
  mkdirSync(cache, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, extract(whole, wanted));
  renameSync(unfinished, file);
  return { file, version };
}

export interface ExtractedParser {
  /** A module with the exports that were wanted. */
  readonly file: string;
  readonly version: string;
}

const cache = fileURLToPath(new URL("../node_modules/.cache/keyslot-bundle/", import.meta.url));

function morph(): string {
  return createRequire(new URL("../compiler/package.json", import.meta.url)).resolve("ts-morph");
}

interface Part {
  readonly text: string;
  /** What it declares; for a statement, what it adds to. */
  readonly names: readonly string[];
  readonly mentions: ReadonlySet<string>;
}

function extract(whole: string, wanted: readonly string[]): string {
  const parts = topLevel(whole).flatMap(partOf);
  const byName = new Map<string, Part[]>();
  for (const part of parts) for (const name of part.names) byName.set(name, [...(byName.get(name) ?? []), part]);
  const missing = wanted.filter((name) => !byName.has(name));
  if (missing.length > 0) throw new Error(`TypeScript declares no ${missing.join(", ")}.`);
  // A Set's iterator sees what is added on the way.
  const reached = new Set([...wanted, "objectAllocator", "idText"]);
  const kept = new Set<Part>();
  for (const name of reached) {
    for (const part of byName.get(name) ?? []) {
      kept.add(part);
      for (const mention of part.mentions) reached.add(mention);
    }
  }
  const text = withoutUnusedMessages(parts.filter((part) => kept.has(part)).map((part) => part.text));
  return `${text.join("\n")}\n${namesWithText}\nexport { ${[...new Set(wanted)].sort().join(", ")} };\n`;
}

/** What the services of editors add to nodes and `read` asks for: the `text` of a name. */
const namesWithText = `const text = { get() { return idText(this); } };
Object.defineProperty(objectAllocator.getIdentifierConstructor().prototype, "text", text);
class PrivateIdentifierNode extends objectAllocator.getPrivateIdentifierConstructor() {}
Object.defineProperty(PrivateIdentifierNode.prototype, "text", text);
objectAllocator.getPrivateIdentifierConstructor = () => PrivateIdentifierNode;`;

/** Of 2,100 messages the parser uses few; the rest would be most of the text. All stay where one is asked for other than by its name. */
function withoutUnusedMessages(texts: readonly string[]): readonly string[] {
  const table = /^var Diagnostics = \{$/m;
  const others = texts.filter((text) => !table.test(text)).join("\n");
  if (/\bDiagnostics\b(?!\.\w)/.test(others)) return texts;
  const used = new Set([...others.matchAll(/\bDiagnostics\.(\w+)/g)].map(([, name]) => name));
  const row = /^ {2}(\w+): diag\(.*\),?\n/gm;
  return texts.map((text) => (table.test(text) ? text.replace(row, (all, name) => (used.has(name) ? all : "")) : text));
}

/** The statements within the one function that TypeScript is. */
function topLevel(whole: string): readonly ts.Statement[] {
  const file = ts.createSourceFile("typescript.js", whole, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  let found: readonly ts.Statement[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isBlock(node) && node.statements.length > found.length) found = node.statements;
    if (node.pos === 0 || node.end - node.pos > whole.length / 2) ts.forEachChild(node, look);
  };
  ts.forEachChild(file, look);
  if (found.length < 1000) throw new Error("TypeScript no longer is one function that holds all its declarations.");
  return found.map((statement) => Object.assign(statement, { whole }));
}

function partOf(statement: ts.Statement): readonly Part[] {
  const { whole } = statement as ts.Statement & { whole: string };
  const text = whole.slice(statement.pos, statement.end).trim();
  return [{ text, names: namesOf(statement), mentions: mentionsIn(statement) }];
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  return ts.isExpressionStatement(statement) ? subjectOf(statement.expression) : [];
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** `X.y = …`, `((X2) => { … })(X || (X = {}))` and `__export(X, { … })` belong to `X`; any other call belongs to no name. */
function subjectOf(expression: ts.Expression): readonly string[] {
  if (ts.isBinaryExpression(expression)) return rootOf(expression.left);
  if (!ts.isCallExpression(expression)) return [];
  const [first] = expression.arguments;
  if (first && ts.isBinaryExpression(first)) return rootOf(first.left);
  if (!ts.isIdentifier(expression.expression)) return [];
  return expression.expression.text === "__export" && first ? rootOf(first) : [];
}

function rootOf(expression: ts.Expression): readonly string[] {
  if (ts.isPropertyAccessExpression(expression)) return rootOf(expression.expression);
  return ts.isIdentifier(expression) ? [expression.text] : [];
}

/** Every identifier that is not the name of a property and that nothing around it declares. */
function mentionsIn(statement: ts.Node): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (node: ts.Node, hidden: ReadonlySet<string>): void => {
    if (ts.isIdentifier(node)) {
      if (!hidden.has(node.text)) found.add(node.text);
      return;
    }
    const inner = declaredBy(node, hidden);
    ts.forEachChild(node, (child) => {
      if (!isPropertyName(node, child)) look(child, inner);
    });
  };
  look(statement, new Set());
  return found;
}

function isPropertyName(node: ts.Node, child: ts.Node): boolean {
  if (ts.isComputedPropertyName(child)) return false;
  if (ts.isPropertyAccessExpression(node)) return child === node.name;
  if (ts.isBindingElement(node)) return child === node.propertyName;
  return (ts.isPropertyAssignment(node) || ts.isClassElement(node)) && child === node.name;
}

/** What is hidden within a node: what was, and what its own scope declares. The outermost scope is not one. */
function declaredBy(node: ts.Node, hidden: ReadonlySet<string>): ReadonlySet<string> {
  const names: string[] = [];
  if (ts.isFunctionLike(node)) {
    for (const { name } of node.parameters) if (!ts.isComputedPropertyName(name)) names.push(...boundNames(name));
    if (ts.isFunctionExpression(node) && node.name) names.push(node.name.text);
    if ("body" in node && node.body) collectVariables(node.body as ts.Node, names);
  } else if (ts.isCatchClause(node)) {
    if (node.variableDeclaration) names.push(...boundNames(node.variableDeclaration.name));
  } else if (ts.isBlock(node)) {
    for (const statement of node.statements) names.push(...lexicalNames(statement));
  } else if (ts.isCaseBlock(node)) {
    for (const clause of node.clauses)
      for (const statement of clause.statements) names.push(...lexicalNames(statement));
  } else if (ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    const { initializer } = node;
    if (initializer && ts.isVariableDeclarationList(initializer))
      names.push(...initializer.declarations.flatMap(({ name }) => boundNames(name)));
  }
  return names.length === 0 ? hidden : new Set([...hidden, ...names]);
}

/** `let`, `const`, functions and classes, which a block holds. */
function lexicalNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.BlockScoped)) return [];
  return ts.isExpressionStatement(statement) ? [] : namesOf(statement);
}

/** `var`, which a function holds wherever in it they stand. */
function collectVariables(node: ts.Node, names: string[]): void {
  if (ts.isFunctionLike(node)) return;
  if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped))
    names.push(...node.declarations.flatMap(({ name }) => boundNames(name)));
  ts.forEachChild(node, (child) => collectVariables(child, names));
}
