interface Piece {
  readonly at: number;
  readonly offset: number;
}

/** The text of a doc comment without its frame, and where each character of it stands in the file. */
export interface CommentText {
  readonly text: string;
  /** Where each line of the text begins, there and in the file. */
  readonly pieces: readonly Piece[];
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

const lineBreaks = /[\n\r\u2028\u2029]/;

/** Takes off the delimiters and the blanks and star at the start of each line; line breaks become `\n`. */
function stripFrame(source: string, start: number, end: number): CommentText {
  const content = source.slice(start + 3, end - 2);
  // Most comments are one line, and need no look at the stars of others.
  if (!lineBreaks.test(content)) return { text: content, pieces: [{ at: 0, offset: start + 3 }], start, end };
  const pieces: Piece[] = [];
  let text = "";
  let offset = start + 3;
  for (const [line, lineBreak] of splitLines(content)) {
    const skipped = pieces.length === 0 ? 0 : (/^[ \t]*\*?[ \t]?/.exec(line)?.[0].length ?? 0);
    pieces.push({ at: text.length, offset: offset + skipped });
    text += line.slice(skipped);
    if (lineBreak.length > 0) text += "\n";
    offset += line.length + lineBreak.length;
  }
  return { text, pieces, start, end };
}

/** Where a character of the text stands in the file. */
export function offsetOf(comment: CommentText, at: number): number {
  const piece = comment.pieces.findLast((candidate) => candidate.at <= at);
  return piece ? Math.min(piece.offset + at - piece.at, comment.end) : comment.start;
}

function splitLines(text: string): readonly (readonly [line: string, lineBreak: string])[] {
  const lines: [string, string][] = [];
  let from = 0;
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    lines.push([text.slice(from, match.index), match[0]]);
    from = match.index + match[0].length;
  }
  lines.push([text.slice(from), ""]);
  return lines;
}
