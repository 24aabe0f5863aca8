import type { Span } from "../model/span.ts";
import { breaksText } from "./breaks-text.ts";
import { changeLines } from "./change-lines.ts";
import { codeFrameLines } from "./code-frame.ts";
import { countFindings, countOf, summaryText } from "./count-text.ts";
import type { ChangeFacts, Diagnostic, Severity } from "./diagnostic.ts";
import { acceptCommand } from "./finding-text.ts";
import { visibleLine } from "./plain-text.ts";
import { isAccepted, type Report } from "./report.ts";
import { witnessLines } from "./witness-text.ts";

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
  /** Changes that are safe, allowed or accepted are counted only, unless they are asked for. */
  readonly verbose?: boolean;
  /** Text of a file that a span names; undefined when it is not at hand, and then there is no code frame. */
  textOf(file: string): string | undefined;
  /** How a file is named to the reader: spans name it from the project's root, the reader stands in some folder. */
  show(file: string): string;
}

/** Prints findings for people: place, code, sentence, advice and code frame each, and how many there are at the end. */
export function printText(diagnostics: readonly Diagnostic[], options: TextPrinterOptions): string {
  const blocks = findingBlocks(diagnostics, options);
  const accepted = acceptedText(diagnostics, options);
  const counts = [countFindings(diagnostics), accepted].filter((text) => text !== "").join(", ");
  return blocks.length === 0 ? "" : `${[...blocks, counts].filter((text) => text !== "").join("\n\n")}\n`;
}

/** The same for a whole check: the last line says what was compared with what, also when nothing was found. */
export function printReport(report: Report, options: TextPrinterOptions): string {
  const blocks = [...findingBlocks(report.findings, options)];
  if (options.verbose) blocks.push(...otherChanges(report, options));
  return `${[...blocks, `${visibleLine(summaryText(report))}${verboseHint(report, options)}`].join("\n\n")}\n`;
}

function otherChanges(report: Report, { paint }: TextPrinterOptions): readonly string[] {
  const lines = changeLines(report);
  return lines.length === 0 ? [] : [[paint.strong("Other changes"), ...lines].join("\n")];
}

/** What breaks somebody is not passed over in silence, though nobody asked for it or somebody accepted it. */
function verboseHint({ findings, changes }: Report, { verbose }: TextPrinterOptions): string {
  if (verbose) return "";
  const hidden = [
    ...(changes.some(({ outcome }) => outcome === "allowed") ? ["allowed"] : []),
    ...(findings.some(isAccepted) ? ["accepted"] : []),
  ];
  return hidden.length === 0 ? "" : ` \`--verbose\` lists what was ${hidden.join(" or ")}.`;
}

function findingBlocks(findings: readonly Diagnostic[], options: TextPrinterOptions): readonly string[] {
  const listed = options.verbose ? findings : findings.filter((finding) => !isAccepted(finding));
  return listed.map((finding) => printDiagnostic(finding, options));
}

function acceptedText(findings: readonly Diagnostic[], { verbose }: TextPrinterOptions): string {
  const count = findings.filter(isAccepted).length;
  return count === 0 ? "" : `${countOf(count, "accepted change")}${verbose ? "" : " (not listed)"}`;
}

function printDiagnostic(diagnostic: Diagnostic, options: TextPrinterOptions): string {
  const { paint } = options;
  const emphasis = emphases(paint)[diagnostic.severity];
  const place = diagnostic.span ? `${paint.strong(placeText(diagnostic.span, options))} ` : "";
  const { message, advice, severity, code } = diagnostic;
  const lines = [
    // What was accepted stays as it is: there is nothing to do about it.
    `${place}${emphasis(`${severity} ${code}`)}: ${visibleLine(isAccepted(diagnostic) ? message : `${message} ${advice}`)}`,
    ...factLines(diagnostic, options),
    ...frameLines(diagnostic.span, options),
  ];
  for (const { span, message: note } of diagnostic.related) {
    lines.push(`  ${paint.strong(placeText(span, options))} ${visibleLine(note)}`, ...frameLines(span, options));
  }
  return lines.join("\n");
}

function emphases(paint: Paint): Readonly<Record<Severity, (text: string) => string>> {
  return { error: paint.error, warning: paint.warning, note: paint.faint };
}

/** What a change was and is, whom it breaks, and the proof. */
function factLines(diagnostic: Diagnostic, options: TextPrinterOptions): readonly string[] {
  const { before, after, change } = diagnostic;
  const { paint } = options;
  const was = change?.placeBefore && paint.faint(`(${placeText(change.placeBefore, options)})`);
  const rows: readonly (readonly [label: string, text: string | undefined])[] = [
    ["before", before === undefined ? was : [visibleLine(before), was].filter(Boolean).join("  ")],
    ["after", after === undefined ? undefined : visibleLine(after)],
    ["breaks", breaksText(diagnostic) || undefined],
    ...(change ? factRows(change) : []),
  ];
  const told = rows.flatMap(([label, text]) =>
    text === undefined ? [] : [`  ${paint.faint(label.padEnd(7))} ${text}`],
  );
  const proof = change?.witnesses.flatMap((witness) => witnessLines(witness).map((line) => `    ${visibleLine(line)}`));
  return [...told, ...(proof ?? [])];
}

function factRows(change: ChangeFacts): readonly (readonly [string, string | undefined])[] {
  const { baselines, acceptable, waiver } = change;
  return [
    ["since", baselines.length > 1 ? visibleLine(baselines.join(", ")) : undefined],
    [
      "waiver",
      waiver && visibleLine(`${waiver.reason}${waiver.expires === undefined ? "" : ` (until ${waiver.expires})`}`),
    ],
    ["accept", waiver || !acceptable ? undefined : acceptCommand(change)],
  ];
}

function placeText(span: Span, options: TextPrinterOptions): string {
  return `${visibleLine(options.show(span.file))}:${span.line}:${span.column}`;
}

function frameLines(span: Span | undefined, options: TextPrinterOptions): readonly string[] {
  return span ? codeFrameLines(span, options.textOf(span.file), options.paint) : [];
}
