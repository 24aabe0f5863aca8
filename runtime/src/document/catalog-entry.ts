/** A schema as CultCache store files describe it; kept and written by stores whose format has a catalog. */
export interface CatalogEntry {
  readonly schemaId: string;
  readonly schemaName: string;
  readonly schemaVersion: string;
  readonly contentHash: string;
  readonly canonicalSchemaJson: string;
  readonly compatibleSchemaIds: readonly string[];
  readonly members: readonly CatalogMember[];
}

export interface CatalogMember {
  readonly slot: number;
  readonly name: string;
  /** CLR type name: `System.String`. */
  readonly typeName: string;
  readonly isReference: boolean;
  readonly isMany: boolean;
  readonly targetSchema: string | null;
  readonly isName: boolean;
  readonly indexAlias: string | null;
}
