/** The words of a name: `hpMax`, `HpMax` and `hp_max` are the words hp and max. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter((word) => word.length > 0);
}

/** How Rust and Python would spell it. */
export function snakeCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .join("_");
}

/** How C# would spell it. */
export function pascalCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}

/** C# knows no letters beyond the basic plane; names made of those alone, or of none, have no legal form. */
export function canBeLegal(name: string): boolean {
  return /[\p{L}\p{Nd}]/u.test(name.replace(/[\u{10000}-\u{10ffff}]/gu, ""));
}
