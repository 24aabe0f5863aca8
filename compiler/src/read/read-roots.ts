import { ts } from "ts-morph";
import { checkTags } from "./check-tags.ts";
import { classify, type DeclaredKind } from "./classify.ts";
import { exportedPlace } from "./exported-place.ts";
import { type ParsedFile, spanOf, startOf } from "./parse-source.ts";
import { type DocComment, findTag, readComment } from "./read-comment.ts";
import { type Reading, report } from "./reading.ts";
import { nameSpan, requestType } from "./request-type.ts";
import { type Declared, resolveLocal } from "./resolve-name.ts";
import { standardTags, type TagPlace, tagTable } from "./tag-table.ts";

/** Requests what a root file exports: interfaces with slots or tags, and unions. */
export function requestRoots(reading: Reading, file: ParsedFile): void {
  for (const [name, local] of file.scope.declarations) {
    const declared: Declared = { file, name, local };
    const [node] = local.types;
    if (node) requestRoot(reading, declared, node);
  }
}

function requestRoot(reading: Reading, declared: Declared, node: ts.Node): void {
  const { file } = declared;
  const kind = classify(reading, declared);
  const tags = readComment(file, node.pos, startOf(file, node));
  if (kind === "namespace" || kind === "class") reportSlotted(reading, declared, { node, tags });
  const place = placeOf(kind);
  if (place && hasTag(tags)) checkTags(reading, tags, place);
  if (kind !== "record" && kind !== "union") return;
  const isDocument = findTag(tags, "document") !== undefined;
  if (!isDocument && !exportedPlace(reading, declared)) return;
  if (kind === "record" && !hasSlots(reading, declared)) return;
  const span = nameSpan(declared);
  if (isGeneric(node)) {
    // A generic interface is compiled where it gets its arguments.
    if (isDocument) report(reading, { rule: "document/generic", span, values: { type: declared.name } });
    return;
  }
  requestType(reading, { kind, declared, typeArguments: [] }, { file, node });
}

/** Where tags of what no root makes a type of are looked at, so that none of them is ignored in silence. */
function placeOf(kind: DeclaredKind): TagPlace | undefined {
  switch (kind) {
    case "alias":
    case "enum":
    case "dictionary":
      return kind;
    default:
      return undefined;
  }
}

function isGeneric(node: ts.Node): boolean {
  return (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.typeParameters !== undefined;
}

/** True when the interface or one of its bases has a tag of ours. */
function hasSlots(reading: Reading, declared: Declared): boolean {
  const seen = new Set<ts.Node>();
  const open = [declared];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node] = next.local.types;
    if (!node || seen.has(node)) continue;
    seen.add(node);
    // So many bases are worth the look that reading them takes.
    if (seen.size > 100) return true;
    if (!ts.isInterfaceDeclaration(node)) return ts.isTypeAliasDeclaration(node);
    if (hasOwnTags(next.file, node)) return true;
    const bases = node.heritageClauses?.flatMap((clause) => clause.types) ?? [];
    for (const base of bases) {
      const resolution = resolveBase(reading, next.file, base);
      if (resolution === "unclear") return true;
      if (resolution) open.push(resolution);
    }
  }
  return false;
}

/** Bases that are not plain names (`ns.Base`, `Pick<…>`) are worth the look that reading them takes. */
function resolveBase(
  reading: Reading,
  file: ParsedFile,
  base: ts.ExpressionWithTypeArguments,
): Declared | "unclear" | undefined {
  if (!ts.isIdentifier(base.expression)) return "unclear";
  const resolution = resolveLocal(reading, file, base.expression.text);
  if (resolution.kind === "declared") return resolution.declared;
  if (resolution.kind !== "missing") return "unclear";
  return (base.typeArguments?.length ?? 0) > 0 ? "unclear" : undefined;
}

function hasOwnTags(file: ParsedFile, node: ts.InterfaceDeclaration | ts.ClassDeclaration): boolean {
  return [node, ...node.members].some((part) => hasTag(readComment(file, part.pos, startOf(file, part))));
}

const schemaTags = new Set(Object.keys(tagTable).map((name) => name.toLowerCase()));
schemaTags.delete("deprecated");

/** `@deprecated` and unknown tags alone make no schema of an interface that has no others; `@Key` is taken for a slip. */
function hasTag(comment: DocComment): boolean {
  return comment.tags.some((tag) => schemaTags.has(tag.name.toLowerCase()) && !standardTags.has(tag.name));
}

/** Classes and namespaces are left alone unless they carry our tags. */
function reportSlotted(
  reading: Reading,
  declared: Declared,
  place: { readonly node: ts.Node; readonly tags: DocComment },
): void {
  const { file, name } = declared;
  const { node, tags } = place;
  const values = { type: name };
  if (ts.isClassDeclaration(node) && (hasTag(tags) || hasOwnTags(file, node)))
    report(reading, { rule: "type/class", span: spanOf(file, node.name ?? node), values });
  if (ts.isModuleDeclaration(node) && /@(?:key|document)\b/.test(file.source.text.slice(node.pos, node.end)))
    report(reading, { rule: "type/namespace", span: spanOf(file, node.name), values });
}
