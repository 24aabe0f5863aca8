import type { CompatibilityMode, Stability } from "../model/compatibility.ts";
import type { EvolutionPolicy } from "./evolution-request.ts";
import { type LockedDocument, type LockedRecord, type LockedType, stabilityOf } from "./lockfile.ts";
import { isDocument } from "./match-types.ts";
import { type SchemaChange, typesOf } from "./schema-change.ts";

/** The types of a release, and which documents each of them is stored in. */
export interface ReachedTypes {
  readonly types: readonly LockedType[];
  documentsOf(name: string): readonly string[];
}

interface Releases {
  readonly before: ReachedTypes;
  readonly after: ReachedTypes;
}

/** Tells in which mode a change is judged: the strictest of the documents that its types are stored in, in either release. */
export function modesOf(
  { before, after }: Releases,
  policy: EvolutionPolicy,
): (change: SchemaChange) => CompatibilityMode {
  const then = releasedDocuments(before);
  const now = releasedDocuments(after);
  const released = new Map(before.types.filter(isReleased).map(({ document }) => [document.type, document]));
  return (change) => {
    const { formerType } = change;
    const documents = [...(formerType === undefined ? [] : then(formerType)), ...typesOf(change).flatMap(now)];
    if (documents.length === 0) return policy.mode;
    return strictest(documents.map((document) => modeOf(released.get(document.type) ?? document, policy)));
  };
}

/** A draft asks for nothing, and neither does what is gone. */
function isReleased(type: LockedType): type is LockedRecord & { readonly document: LockedDocument } {
  return isDocument(type) && !type.draft && !type.retired;
}

function releasedDocuments({ types, documentsOf }: ReachedTypes): (name: string) => readonly LockedDocument[] {
  const documents = new Map(types.filter(isReleased).map((type) => [type.name, type.document]));
  return (name) => documentsOf(name).flatMap((each) => documents.get(each) ?? []);
}

/** What was promised of a document counts before what the project says of it. */
function modeOf(document: LockedDocument, policy: EvolutionPolicy): CompatibilityMode {
  const own = Object.hasOwn(policy.documents, document.type) ? policy.documents[document.type] : undefined;
  return promised[stabilityOf(document)] ?? own ?? policy.mode;
}

const promised: Readonly<Record<Stability, CompatibilityMode | undefined>> = {
  stable: undefined,
  beta: "backward",
  alpha: "none",
};

function strictest(modes: readonly CompatibilityMode[]): CompatibilityMode {
  const isAsked = (mode: CompatibilityMode) => modes.includes(mode) || modes.includes("full");
  if (isAsked("backward")) return isAsked("forward") ? "full" : "backward";
  return isAsked("forward") ? "forward" : "none";
}

/** Names in the policy that no document has, now or in a release: misspelled ones, most likely. */
export function unknownPolicyDocuments(types: readonly LockedType[], policy: EvolutionPolicy): readonly string[] {
  const known = new Set(
    types.flatMap((type) =>
      type.kind === "record" && type.document ? [type.document.type, ...type.document.formerTypes] : [],
    ),
  );
  return Object.keys(policy.documents).filter((type) => !known.has(type));
}
