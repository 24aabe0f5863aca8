import type { Session } from "../schemas/session.schema.ts";
import type { KeyValues } from "./peers.ts";

/** What people write where their cache has no index: a Map of Sets of store keys beside it. */
export class HandIndexed {
  readonly cache: KeyValues<string, Session>;
  readonly #teams = new Map<string, Set<string>>();

  constructor(cache: KeyValues<string, Session>, documents: readonly Session[]) {
    this.cache = cache;
    for (const document of documents) this.put(document);
  }

  put(document: Session): void {
    const before = this.cache.get(document.id)?.team;
    this.cache.set(document.id, document);
    this.move(document.id, before, document.team);
  }

  move(key: string, before: string | undefined, after: string): void {
    if (before === after) return;
    if (before !== undefined) this.#leave(key, before);
    const keys = this.#teams.get(after);
    if (keys === undefined) this.#teams.set(after, new Set([key]));
    else keys.add(key);
  }

  byTeam(team: string): readonly Session[] {
    const found: Session[] = [];
    for (const key of this.#teams.get(team) ?? []) {
      const document = this.cache.get(key);
      if (document !== undefined) found.push(document);
    }
    return found;
  }

  #leave(key: string, team: string): void {
    const keys = this.#teams.get(team);
    keys?.delete(key);
    if (keys?.size === 0) this.#teams.delete(team);
  }
}
