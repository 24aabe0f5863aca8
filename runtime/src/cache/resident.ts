/** A document's place in memory: what indexes point at. It stays the same object while the document's versions come and go. */
export interface Resident {
  readonly key: string;
}
