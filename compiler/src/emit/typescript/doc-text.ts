import { commentText } from "./literal-text.ts";

/** A doc comment as lines; none when there is nothing to say. */
export function docLines(doc: string, deprecated: string | undefined): readonly string[] {
  const texts = doc === "" ? [] : doc.split(/\r\n|[\n\r]/);
  if (deprecated !== undefined) texts.push(...deprecationLines(deprecated));
  const [first] = texts;
  if (first === undefined) return [];
  if (texts.length === 1) return [`/** ${commentText(first)} */`];
  return ["/**", ...texts.map((text) => ` * ${commentText(text)}`.trimEnd()), " */"];
}

function deprecationLines(reason: string): readonly string[] {
  return `@deprecated ${reason}`.trimEnd().split(/\r\n|[\n\r]/);
}
