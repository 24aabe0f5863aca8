const maxColumns = 120;

/** A bracketed list: on one line where it fits, otherwise one item a line. Items may be several lines themselves. */
export function bracketLines(list: {
  readonly open: string;
  readonly items: readonly string[];
  readonly close: string;
  /** Columns that stand in front of the text when it is printed. */
  readonly indent?: number;
}): readonly string[] {
  const { open, items, close } = list;
  const padded = open.endsWith("{") && close.startsWith("}") && items.length > 0 ? " " : "";
  const line = `${open}${padded}${items.join(", ")}${padded}${close}`;
  const fits = line.length + (list.indent ?? 0) <= maxColumns && !items.some((item) => item.includes("\n"));
  if (fits) return [line];
  return [open, ...items.flatMap((item) => indentLines(`${item},`.split("\n"))), close];
}

/** Lines, one step further in; empty ones stay empty. */
function indentLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}

/** True where a line that is printed `indent` columns in does not need to be broken. */
export function fitsLine(line: string, indent: number): boolean {
  return line.length + indent <= maxColumns;
}
