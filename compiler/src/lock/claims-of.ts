import type { LockedType } from "./lockfile.ts";

/** A name that belongs to one type for ever. */
export interface Claim {
  readonly kind: "type name" | "document type" | "schema id";
  readonly name: string;
  /** For a message, and unlike that of any other claim: "the type name `Player`". */
  readonly text: string;
}

/** Every name and former name, persisted type name and schema id that a type has or had. */
export function claimsOf(type: LockedType): readonly Claim[] {
  const document = type.kind === "record" ? type.document : undefined;
  return [
    ...claims("type name", [type.name, ...type.formerNames]),
    ...(document ? claims("document type", [document.type, ...document.formerTypes]) : []),
    ...(document ? claims("schema id", [document.schemaId, ...document.formerSchemaIds]) : []),
  ];
}

function claims(kind: Claim["kind"], names: readonly string[]): readonly Claim[] {
  return [...new Set(names)].map((name) => ({ kind, name, text: `the ${kind} \`${name}\`` }));
}
