import { codeFrameColumns } from "@babel/code-frame";
import type { Span } from "../model/span.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** How a terminal shows emphasis; without colour every function returns its argument. */
export interface Paint {
  readonly coloured: boolean;
  error(text: string): string;
  warning(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}

export interface TextPrinterOptions {
  readonly paint: Paint;
  /** Text of a file that a span names; undefined when it is not at hand, and then there is no code frame. */
  textOf(file: string): string | undefined;
  /** How a file is named to the reader: spans name it from the project's root, the reader stands in some folder. */
  show(file: string): string;
}

/** Prints findings for people: place, code, sentence, advice and code frame each, and how many there are at the end. */
export function printText(diagnostics: readonly Diagnostic[], options: TextPrinterOptions): string {
  if (diagnostics.length === 0) return "";
  const blocks = diagnostics.map((diagnostic) => printDiagnostic(diagnostic, options));
  return `${blocks.join("\n\n")}\n\n${countFindings(diagnostics)}\n`;
}

/** `2 errors, 1 warning` */
function countFindings(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [countOf(errors, "error"), countOf(warnings, "warning")].filter((text) => text !== "").join(", ");
}

function countOf(count: number, noun: string): string {
  if (count === 0) return "";
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function printDiagnostic(diagnostic: Diagnostic, options: TextPrinterOptions): string {
  const { paint } = options;
  const emphasis = diagnostic.severity === "error" ? paint.error : paint.warning;
  const place = diagnostic.span ? `${paint.strong(placeText(diagnostic.span, options))} ` : "";
  const lines = [
    `${place}${emphasis(`${diagnostic.severity} ${diagnostic.code}`)}: ${diagnostic.message} ${diagnostic.advice}`,
    ...changeLines(diagnostic, paint),
    ...frameLines(diagnostic.span, options),
  ];
  for (const related of diagnostic.related) {
    lines.push(
      `  ${paint.strong(placeText(related.span, options))} ${related.message}`,
      ...frameLines(related.span, options),
    );
  }
  return lines.join("\n");
}

function changeLines(diagnostic: Diagnostic, paint: Paint): readonly string[] {
  const lines: string[] = [];
  if (diagnostic.before !== undefined) lines.push(`  ${paint.faint("before")} ${diagnostic.before}`);
  if (diagnostic.after !== undefined) lines.push(`  ${paint.faint("after ")} ${diagnostic.after}`);
  if (diagnostic.breaks.length > 0) lines.push(`  ${paint.faint("breaks")} ${diagnostic.breaks.join(", ")}`);
  return lines;
}

function placeText(span: Span, options: TextPrinterOptions): string {
  return `${options.show(span.file)}:${span.line}:${span.column}`;
}

function frameLines(span: Span | undefined, options: TextPrinterOptions): readonly string[] {
  const text = span && options.textOf(span.file);
  if (!span || text === undefined || text === "") return [];
  const start = { line: span.line, column: span.column };
  const end = endOf(span, text);
  const { coloured } = options.paint;
  const frame = codeFrameColumns(text, end ? { start, end } : { start }, {
    highlightCode: coloured,
    forceColor: coloured,
  });
  return frame.split("\n").map((line) => `  ${line}`.trimEnd());
}

/** The end of a span, so that the frame underlines all of it; only within one line, because longer ones bury what matters. */
function endOf(span: Span, text: string): { line: number; column: number } | undefined {
  const marked = text.slice(span.start, span.end);
  if (marked === "" || /[\n\r\u2028\u2029]/.test(marked)) return undefined;
  return { line: span.line, column: span.column + marked.length };
}
