import { ts } from "ts-morph";
import type { Span } from "../model/span.ts";
import type { Source } from "../source.ts";
import { bindFile, type FileScope } from "./file-scope.ts";
import type { DocComment } from "./read-comment.ts";

/** One schema file: its text, its syntax tree and the names that it declares, imports and exports. */
export interface ParsedFile {
  readonly source: Source;
  readonly tree: ts.SourceFile;
  readonly scope: FileScope;
  /** Doc comments that were read already, by the place of what they stand before. */
  readonly comments: Map<number, DocComment>;
  /** What the parser could not read; the tree then holds its best guess. */
  readonly syntaxErrors: readonly SyntaxFault[];
}

export interface SyntaxFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Parses without types and without doc comments: those are read on demand, by our own grammar. */
export function parseSource(source: Source): ParsedFile {
  try {
    const tree = createTree(source.path, source.text);
    return { source, tree, scope: bindFile(tree), comments: new Map(), syntaxErrors: findSyntaxFaults(tree) };
  } catch (error) {
    // The parser is recursive; only text that nests thousands deep gets here.
    if (!(error instanceof RangeError)) throw error;
    const tree = createTree(source.path, "");
    const fault = { start: 0, end: Math.min(1, source.text.length), message: "The file nests too deeply to be parsed" };
    return { source, tree, scope: bindFile(tree), comments: new Map(), syntaxErrors: [fault] };
  }
}

function createTree(path: string, text: string): ts.SourceFile {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(path, text, options, false, ts.ScriptKind.TS);
}

function findSyntaxFaults(tree: ts.SourceFile): readonly SyntaxFault[] {
  // `parseDiagnostics` is not in the published types; without a Program it is the only way to the parser's findings.
  const { parseDiagnostics = [] } = tree as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.map(({ start, length, messageText }) => ({
    start,
    end: start + length,
    message: ts.flattenDiagnosticMessageText(messageText, " ").replace(/\.$/, ""),
  }));
}

/** Offsets into the text as it was given; a byte order mark has no column. */
export function spanAt(file: ParsedFile, start: number, end: number): Span {
  const { text, path } = file.source;
  const from = Math.min(start, text.length);
  const lineStarts = (ts as unknown as Internals).getLineStarts(file.tree);
  const line = lineOf(lineStarts, from);
  const lineStart = lineStarts[line] ?? 0;
  const mark = line === 0 && text.startsWith("\uFEFF") && from > 0 ? 1 : 0;
  return {
    file: path,
    start: from,
    end: Math.min(end, text.length),
    line: line + 1,
    column: from - lineStart - mark + 1,
  };
}

/** The node without the comments before it. */
export function spanOf(file: ParsedFile, node: ts.Node): Span {
  return spanAt(file, startOf(file, node), node.end);
}

/** Where a node's own first character stands, behind the comments before it. */
export function startOf(file: ParsedFile, node: ts.Node): number {
  return (ts as unknown as Internals).getTokenPosOfNode(node, file.tree);
}

/**
 * What `node.getStart()` and `tree.getLineStarts()` call. TypeScript exports both without saying so in its types; the methods would
 * make what editors ask of it, half of its code, part of what the packed compiler loads.
 */
interface Internals {
  getTokenPosOfNode(node: ts.Node, file: ts.SourceFile): number;
  getLineStarts(file: ts.SourceFile): readonly number[];
}

function lineOf(lineStarts: readonly number[], position: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
