import type { TypeDefinition } from "../model/schema-model.ts";
import { checkTags } from "./check-tags.ts";
import { spanOf, startOf } from "./parse-source.ts";
import { type DocComment, readComment } from "./read-comment.ts";
import type { Reading } from "./reading.ts";
import { nameSpan, type TypeRequest } from "./request-type.ts";
import { readDeprecated, readFormerNames } from "./tag-readers.ts";
import type { TagPlace } from "./tag-table.ts";

/** What every named type has: name, documentation, places. */
export type NamedPart = Pick<
  TypeDefinition,
  "name" | "authored" | "file" | "doc" | "deprecated" | "formerNames" | "span" | "comment" | "declaration"
>;

export interface NamedReading {
  readonly named: NamedPart;
  readonly tags: DocComment;
}

/** Reads the doc comment of a declaration and checks that its tags may stand there. */
export function readNamedType(reading: Reading, request: TypeRequest, place: TagPlace): NamedReading {
  const { declared, name, authored } = request;
  const { file } = declared;
  const node = declared.local.types[0];
  if (!node) throw new Error(`\`${declared.name}\` is requested as a type and is none.`);
  const tags = readComment(file, node.pos, startOf(file, node));
  checkTags(reading, tags, place);
  const named: NamedPart = {
    name,
    ...(authored && { authored }),
    file: file.source.path,
    doc: tags.doc,
    ...readDeprecated(tags),
    formerNames: readFormerNames(reading, tags),
    span: nameSpan(declared),
    ...(tags.span && { comment: tags.span }),
    declaration: spanOf(file, node),
  };
  return { named, tags };
}
