/** The text of a doc comment without its frame, and where each character of it stands in the file. */
export interface CommentText {
  readonly text: string;
  /** Offset in the file of `text[i]`; one more entry for the end. */
  readonly offsets: readonly number[];
  /** The comment, delimiters included. */
  readonly start: number;
  readonly end: number;
}

/** The last `/** … *\/` between `from` and `to`, which holds only blanks, comments and separators. */
export function findDocComment(source: string, from: number, to: number): CommentText | undefined {
  let found: CommentText | undefined;
  let at = from;
  while (at < to) {
    if (source.startsWith("//", at)) {
      at = endOfLine(source, at);
    } else if (source.startsWith("/*", at)) {
      const close = source.indexOf("*/", at + 2);
      const end = close < 0 ? to : close + 2;
      // `/**/` is an empty ordinary comment.
      if (source.startsWith("/**", at) && end - at > 4) found = stripFrame(source, at, end);
      at = end;
    } else at++;
  }
  return found;
}

function endOfLine(source: string, from: number): number {
  const match = /[\n\r\u2028\u2029]/g;
  match.lastIndex = from;
  return match.exec(source)?.index ?? source.length;
}

/** Takes off the delimiters and the blanks and star at the start of each line; line breaks become `\n`. */
function stripFrame(source: string, start: number, end: number): CommentText {
  const content = source.slice(start + 3, end - 2);
  const offsets: number[] = [];
  let text = "";
  let offset = start + 3;
  let first = true;
  for (const [line, lineBreak] of splitLines(content)) {
    const skipped = first ? 0 : (/^[ \t]*\*?[ \t]?/.exec(line)?.[0].length ?? 0);
    for (let i = skipped; i < line.length; i++) offsets.push(offset + i);
    text += line.slice(skipped);
    offset += line.length;
    if (lineBreak.length > 0) {
      offsets.push(offset);
      text += "\n";
    }
    offset += lineBreak.length;
    first = false;
  }
  offsets.push(offset);
  return { text, offsets, start, end };
}

function* splitLines(text: string): Generator<readonly [line: string, lineBreak: string]> {
  const pattern = /\r\n|[\n\r\u2028\u2029]/g;
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    yield [text.slice(from, match.index), match[0]];
    from = match.index + match[0].length;
  }
  yield [text.slice(from), ""];
}
