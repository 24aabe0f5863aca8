import type { SchemaModel, TypeDefinition } from "../model/schema-model.ts";
import type { Span } from "../model/span.ts";
import { claimsOf } from "./claims-of.ts";
import { compareDocuments } from "./compare-documents.ts";
import type { PlacelessChange } from "./compare-slots.ts";
import { compareSources } from "./compare-sources.ts";
import type { Releases } from "./compare-types.ts";
import type { LockedType, Lockfile } from "./lockfile.ts";
import { isDocument, matchTypes, type TypePair } from "./match-types.ts";
import { compareMembers, pairReleases } from "./releases.ts";
import { namesOfSame } from "./same-types.ts";
import type { ChangeKind, SchemaChange } from "./schema-change.ts";

/** Every difference between what was released and what the schemas say now, drafts apart; of the sources too, where there are any. */
export function compareToLockfile(
  model: SchemaModel,
  lockfile: Lockfile,
  sources?: SchemaModel,
): readonly SchemaChange[] {
  const match = matchTypes(model, lockfile);
  const releases = pairReleases(lockfile, match);
  const definitions = new Map(model.types.map((type) => [type.name, type]));
  const known = match.pairs.map((pair) => ({ ...pair, definition: definitions.get(pair.after.name) }));
  const released = known.filter((pair) => !pair.before.draft);
  const same = namesOfSame(match, lockfile);
  const changes = [
    ...released.flatMap((pair) => (same.has(pair.after.name) ? [] : comparePair(pair, releases))),
    ...known.filter((pair) => pair.before.draft && !pair.after.draft).map(releasedDraft),
    ...(sources ? compareSources(released, { before: sources, after: model }) : []),
    ...match.added.map(addedType),
    ...match.removed.filter((type) => !type.draft).map(removedType),
    ...reusedNames(match.pairs, match.added, lockfile),
  ];
  return changes.map((change) => placed(change, definitions.get(change.type)));
}

interface DefinedPair extends TypePair {
  readonly definition: TypeDefinition | undefined;
}

function comparePair(pair: DefinedPair, releases: Releases): readonly PlacelessChange[] {
  const { before, after } = pair;
  const documents =
    before.kind === "record" && after.kind === "record" ? compareDocuments({ before, after }, releases) : [];
  const members =
    before.kind === after.kind
      ? [...documents, ...compareMembers(before, after, releases)]
      : [wholeType("type-kind-changed", { before: before.kind, after: after.kind }, after)];
  return [...compareName(pair), ...members].map((change) => ({ ...change, formerType: before.name }));
}

function compareName({ before, after, by, definition }: DefinedPair): readonly PlacelessChange[] {
  if (by === "restored") return [wholeType("type-restored", { after: after.name }, after)];
  if (before.name === after.name) return [];
  const isConfirmed = by === "was" || by === "name" || isStructural(before, after) || !canSayWas(definition);
  const kind = isConfirmed ? "type-renamed" : "type-renamed-unconfirmed";
  return [{ ...wholeType(kind, { before: before.name, after: after.name }, after), formerName: before.name }];
}

function wholeType(
  kind: ChangeKind,
  texts: { readonly before?: string; readonly after?: string },
  type: LockedType,
): PlacelessChange {
  return { kind, type: type.name, site: type.name, ...texts };
}

function releasedDraft({ before, after }: TypePair): PlacelessChange {
  const formerType = before.name;
  return { ...wholeType("draft-released", { before: "@draft" }, after), formerType };
}

/** A union of literals is what it lists, whether it has a name or stands in the slot itself. */
function isStructural(before: LockedType, after: LockedType): boolean {
  return before.kind === "enum" && after.kind === "enum" && before.source === "literals" && after.source === "literals";
}

/** A closed generic and a type without a name of its own are named by the compiler: there is no place for a `@was`. */
function canSayWas(definition: TypeDefinition | undefined): boolean {
  return definition?.authored !== undefined && definition.authored.typeArguments.length === 0;
}

function addedType(type: LockedType): PlacelessChange {
  return {
    kind: isDocument(type) ? "document-added" : "type-added",
    type: type.name,
    site: type.name,
    after: type.name,
  };
}

function removedType(type: LockedType): PlacelessChange {
  const { name } = type;
  const site = { type: name, formerType: name, site: name, before: name, formerName: name };
  return isDocument(type)
    ? { kind: "document-removed", ...site, formerName: type.document.type }
    : { kind: "type-removed", ...site };
}

/** Names that belong to another type of the lockfile: a retired one, or one that had them before. */
function reusedNames(
  pairs: readonly TypePair[],
  added: readonly LockedType[],
  lockfile: Lockfile,
): readonly PlacelessChange[] {
  const owners = ownersOfNames(lockfile);
  const released = new Map(pairs.map((pair) => [pair.after, pair.before]));
  return [...released.keys(), ...added].flatMap((type) => {
    const before = released.get(type);
    const taken = claimsOf(type).flatMap(({ kind, name, text }) => {
      const owner = owners.get(text);
      const isOwn = owner === before || (kind === "type name" && name !== type.name);
      return owner && !isOwn ? [{ kind, after: name, formerName: owner.name }] : [];
    });
    const former = before && formerVersionOf(before, type);
    if (former) taken.push({ kind: "schema id", after: former.schemaId, formerName: former.name });
    const site = { type: type.name, site: type.name };
    const name = taken.find(({ kind }) => kind === "type name");
    const stored = taken.find(({ kind }) => kind !== "type name");
    return [
      ...(name ? [{ ...site, ...name, kind: "type-name-reused" } as const] : []),
      ...(stored ? [{ ...site, ...stored, kind: "document-name-reused" } as const] : []),
    ];
  });
}

/** A schema id tells one version's documents from another's, so that no later version may have that of an earlier one. */
function formerVersionOf(before: LockedType, now: LockedType) {
  if (before.kind !== "record" || now.kind !== "record" || !now.document) return undefined;
  const { schemaId } = now.document;
  if (before.document?.schemaId === schemaId) return undefined;
  return before.formerVersions.find((version) => version.schemaId === schemaId);
}

/** Who holds each name for ever; what only drafts had is free. */
function ownersOfNames(lockfile: Lockfile): ReadonlyMap<string, LockedType> {
  const released = lockfile.types.filter((type) => !type.draft);
  return new Map(released.flatMap((type) => claimsOf(type).map(({ text }) => [text, type] as const)));
}

/** The place of the slot, index or member that the change is about, or of the type that it was in. */
function placed(change: PlacelessChange, definition: TypeDefinition | undefined): SchemaChange {
  const span = definition && (spanOfMember(change, definition) ?? definition.span);
  return span ? { ...change, span } : change;
}

function spanOfMember(change: PlacelessChange, definition: TypeDefinition): Span | undefined {
  const name = change.site.slice(definition.name.length + 1);
  switch (definition.kind) {
    case "record": {
      const index = definition.document?.indexes.find((each) => each.accessor === name);
      return definition.slots.find((slot) => slot.name === name)?.span ?? index?.span;
    }
    case "enum":
      return definition.members.find((member) => member.name === name)?.span;
    case "union":
      return definition.members.find((member) => member.record === name)?.span;
  }
}
