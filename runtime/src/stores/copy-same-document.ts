import type { Envelope } from "../document/envelope.ts";
import { etagOf } from "../document/etag.ts";

/** True when two documents differ in nothing that a store keeps. */
export function isSameDocument(a: Envelope, b: Envelope): boolean {
  const tags = a.tags ?? [];
  const others = b.tags ?? [];
  return (
    a.expiresAt === b.expiresAt &&
    tags.length === others.length &&
    tags.every((tag, index) => tag === others[index]) &&
    etagOf(a) === etagOf(b)
  );
}
