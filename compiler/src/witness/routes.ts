import type { LockedType, TypeShape } from "../lock/lockfile.ts";
import { isDocument } from "../lock/match-types.ts";
import { type Mentions, mentionsIn } from "../lock/walk-types.ts";

/** A way from a type whose payload can be written down to the one in which something changed. */
export interface Route {
  readonly root: string;
  /** The types on the way, the root first, the one that changed last. */
  readonly types: readonly string[];
}

/** Looks from a type to those that mention it. */
export interface Routes {
  /** The nearest documents first, then the type itself, then records and unions around it, a few of each; at last ways from the type back into itself. */
  to(name: string): readonly Route[];
}

const mostDocuments = 4;
const mostOthers = 4;

export function traceRoutes(types: readonly LockedType[]): Routes {
  const byName = new Map(types.map((type) => [type.name, type]));
  let mentions: Mentions | undefined;
  return {
    to: (name) => {
      mentions ??= mentionsIn(types.filter((type) => !type.retired));
      return routesTo(name, byName, mentions);
    },
  };
}

function routesTo(name: string, byName: ReadonlyMap<string, LockedType>, mentions: Mentions): readonly Route[] {
  const documents: Route[] = [];
  const others: Route[] = [];
  const circles: Route[] = [];
  const next = new Map<string, string | undefined>([[name, undefined]]);
  for (const reached of next.keys()) {
    const type = byName.get(reached);
    const route = { root: reached, types: wayDown(reached, next) };
    if (type && isDocument(type)) documents.push(route);
    else if (hasPayload(type) && others.length < mostOthers) others.push(route);
    if (documents.length >= mostDocuments) break;
    for (const { by } of mentions.get(reached) ?? []) {
      if (!next.has(by.name)) next.set(by.name, reached);
      // Only a value that stands in another of its type may stand in a set of them.
      else if (by.name === name && hasPayload(by)) circles.push({ root: name, types: [name, ...route.types] });
    }
  }
  return [...documents, ...others, ...circles.slice(0, mostOthers)];
}

function hasPayload(type: TypeShape | undefined): boolean {
  return type !== undefined && type.kind !== "enum";
}

function wayDown(from: string, next: ReadonlyMap<string, string | undefined>): readonly string[] {
  const way: string[] = [];
  for (let at: string | undefined = from; at !== undefined; at = next.get(at)) way.push(at);
  return way;
}
