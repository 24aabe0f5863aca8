/** One string for (type, key); no two pairs share one, whatever characters they hold. */
export function identityOf(type: string, key: string): string {
  return `${type.length}:${type}${key}`;
}
