import type { StoreChange } from "../backing-store.ts";
import { identityOf } from "../identity.ts";
import type { DocumentName } from "../store-abilities.ts";

/** Somebody's work on documents, from before the far store was asked. */
export interface Claim {
  readonly kind: "reading" | "writing";
  /** In milliseconds of `performance.now()`. */
  readonly begun: number;
  /** True when somebody else wrote one of the documents meanwhile: what was found or written may be outdated. */
  isSpoilt: boolean;
}

/** Who is at work on which document: what was read before a write may not be kept after it. */
export class LayeredChanges {
  readonly #claims = new Map<string, Set<Claim>>();

  async claim<T>(kind: Claim["kind"], names: readonly DocumentName[], act: (claim: Claim) => Promise<T>): Promise<T> {
    const claim: Claim = { kind, begun: performance.now(), isSpoilt: false };
    const identities = new Set(names.map(({ type, key }) => identityOf(type, key)));
    for (const identity of identities) {
      const others = this.#claims.get(identity) ?? new Set();
      for (const other of others) {
        // Of two who write, either may have come last to the far store.
        if (kind === "writing") other.isSpoilt = true;
        if (other.kind === "writing") claim.isSpoilt = true;
      }
      this.#claims.set(identity, others.add(claim));
    }
    try {
      return await act(claim);
    } finally {
      for (const identity of identities) {
        const claims = this.#claims.get(identity);
        claims?.delete(claim);
        if (claims?.size === 0) this.#claims.delete(identity);
      }
    }
  }

  /** Of what others, elsewhere, have written; all documents when it is not known. */
  spoil(names: readonly DocumentName[] | undefined): void {
    const identities = names?.map(({ type, key }) => identityOf(type, key)) ?? [...this.#claims.keys()];
    for (const identity of identities) for (const claim of this.#claims.get(identity) ?? []) claim.isSpoilt = true;
  }
}

/** The documents that a batch puts or deletes. */
export function namesOf(changes: readonly StoreChange[]): DocumentName[] {
  return changes.flatMap((change): DocumentName[] => {
    if (change.kind === "check") return [];
    return change.kind === "put" ? [change.envelope] : [change];
  });
}
