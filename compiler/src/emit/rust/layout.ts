/** Width at which rustfmt breaks lines. */
const lineWidth = 100;

/** Width at which it breaks the arguments of a call, and the elements of a list. */
export const listWidth = 60;

interface Brackets {
  readonly open: string;
  readonly items: readonly string[];
  readonly close: string;
  /** How far the lines are indented where they are printed. */
  readonly indent?: number;
  /** Broken lines take as many items as fit, as lists of names do. */
  readonly packed?: boolean;
  /** The items are broken when they are wider together, though the line would hold them. */
  readonly widest?: number;
}

/** One line where that fits, otherwise the items on lines of their own. */
export function bracketLines(brackets: Brackets): readonly string[] {
  const { open, items, close, indent = 0, packed = false, widest = lineWidth } = brackets;
  const text = items.join(", ");
  const line = open + text + close;
  if ((indent + line.length <= lineWidth && text.length <= widest) || items.length === 0) return [line];
  const inner = packed ? packLines(items, lineWidth - indent - 4) : items.map((item) => `${item},`);
  return [open, ...inner.flatMap((item) => item.split("\n")).map((item) => `    ${item}`), close];
}

function packLines(items: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= width) lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${item},`);
  }
  return lines;
}
