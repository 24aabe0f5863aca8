/** Where an offset stands, counted from 1, columns in UTF-16 units; lines end at LF or CRLF. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}
