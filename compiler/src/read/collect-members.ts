import { ts } from "ts-morph";
import { spanOf, startOf } from "./parse-source.ts";
import { type DocComment, readComment } from "./read-comment.ts";
import { readBase, readBaseType } from "./read-heritage.ts";
import { type MemberReading, readMember } from "./read-member.ts";
import { type Reading, report } from "./reading.ts";
import type { Declared } from "./resolve-name.ts";
import { type Bindings, startContext } from "./type-context.ts";

/** An interface with its type arguments, on the way from the record that is being read to its bases. */
export interface Lineage {
  readonly declared: Declared;
  readonly bindings: Bindings;
  /** The interfaces that led here, the derived one first. */
  readonly derived: readonly ts.Node[];
}

/** Members and interface comments of a record and of all that it extends. */
export interface Collected {
  /** Own members first. */
  readonly members: readonly MemberReading[];
  /** Comments of the interface and its bases: reserved keys are inherited. */
  readonly comments: readonly DocComment[];
}

const longestLineage = 100;

export function collectMembers(reading: Reading, lineage: Lineage): Collected {
  const { declared, derived } = lineage;
  const [node] = declared.local.types;
  if (!node) return { members: [], comments: [] };
  const span = spanOf(declared.file, "name" in node && node.name ? node.name : node);
  if (derived.includes(node)) {
    report(reading, { rule: "type/cyclic-alias", span, values: { type: declared.name } });
    return { members: [], comments: [] };
  }
  if (derived.length > longestLineage) {
    report(reading, { rule: "type/too-deep", span, values: { limit: longestLineage } });
    return { members: [], comments: [] };
  }
  const known = lineage.bindings.size === 0 ? reading.collected.get(declared.local) : undefined;
  if (known) return known;
  const collected = collectNode(reading, node, lineage);
  if (lineage.bindings.size === 0) reading.collected.set(declared.local, collected);
  return collected;
}

function collectNode(reading: Reading, node: ts.Node, lineage: Lineage): Collected {
  const { declared, derived } = lineage;
  const deeper = { ...lineage, derived: [...derived, node] };
  const own = ts.isInterfaceDeclaration(node)
    ? collectInterface(reading, node, deeper)
    : ts.isTypeAliasDeclaration(node)
      ? readBaseType(reading, node.type, inside(deeper))
      : [];
  const comment = readComment(declared.file, node.pos, startOf(declared.file, node));
  const parts = own.filter((part) => part !== undefined);
  return {
    members: withoutRepeats(parts.flatMap((part) => part.members)),
    comments: uniqueComments([comment, ...parts.flatMap((part) => part.comments)]),
  };
}

/** The surroundings in which a lineage's own type expressions are read. */
function inside(lineage: Lineage) {
  return { lineage, context: startContext(lineage.declared.file, lineage.bindings, lineage.declared.name) };
}

function collectInterface(
  reading: Reading,
  node: ts.InterfaceDeclaration,
  lineage: Lineage,
): readonly (Collected | undefined)[] {
  const place = inside(lineage);
  const bases =
    node.heritageClauses?.flatMap((clause) => clause.types.map((base) => readBase(reading, base, place))) ?? [];
  return [collectOwn(reading, node.members, lineage), ...bases];
}

export function collectOwn(
  reading: Reading,
  nodes: readonly ts.TypeElement[],
  lineage: Pick<Lineage, "declared" | "bindings">,
): Collected {
  const { declared, bindings } = lineage;
  const owner = { file: declared.file, name: declared.name, bindings };
  const members = nodes.map((node) => readMember(reading, node, owner)).filter((member) => member !== undefined);
  return { members, comments: [] };
}

/** Comments by their place; without one there is nothing to inherit. */
function uniqueComments(comments: readonly DocComment[]): readonly DocComment[] {
  const byPlace = new Map(comments.map((comment) => [`${comment.span?.file}\n${comment.span?.start}`, comment]));
  return [...byPlace.values()].filter((comment) => comment.span);
}

/** A base that is reached in two ways gives its members once. */
function withoutRepeats(members: readonly MemberReading[]): readonly MemberReading[] {
  const seen = new Map<ts.Node, MemberReading>();
  return members.filter((member) => {
    const first = seen.get(member.node);
    seen.set(member.node, first ?? member);
    return !first || JSON.stringify(first.slot ?? null) !== JSON.stringify(member.slot ?? null);
  });
}
