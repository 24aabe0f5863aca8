const maxColumns = 120;

/** A bracketed list: on one line where it fits, otherwise one item a line, with a comma behind each. Items may be several lines. */
export function bracketLines(list: {
  readonly open: string;
  readonly items: readonly string[];
  readonly close: string;
  /** Columns that stand in front of the text when it is printed. */
  readonly indent?: number;
}): readonly string[] {
  const { open, items, close } = list;
  const line = `${open}${items.join(", ")}${close}`;
  const fits = line.length + (list.indent ?? 0) <= maxColumns && !items.some((item) => item.includes("\n"));
  return fits ? [line] : openLines(list);
}

/** The same, always one item a line. */
export function openLines(list: {
  readonly open: string;
  readonly items: readonly string[];
  readonly close: string;
}): readonly string[] {
  const { open, items, close } = list;
  if (items.length === 0) return [open + close];
  return [open, ...items.flatMap((item) => indentLines(`${item},`.split("\n"))), close];
}

/** Lines, one step further in; empty ones stay empty. */
export function indentLines(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? "" : `    ${line}`));
}
