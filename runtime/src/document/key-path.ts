/**
 * The store key that several parts make: joined by `/`, with `%` and `/` inside them percent-escaped, so that no two lists of parts make one
 * key. Stores that keep documents as files make folders of all parts but the last.
 */
export function keyPath(...parts: readonly string[]): string {
  return parts.map(escapePart).join("/");
}

export function escapePart(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("/", "%2F");
}
