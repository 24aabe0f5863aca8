/** `displayName`, `DisplayName` and `display_name` are the words display and name. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter((word) => word.length > 0);
}

/** `DisplayName` for `displayName` and `display_name`; other capitals stay as they are. */
export function toPascalCase(name: string): string {
  return name
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter((word) => word.length > 0)
    .map((word) => `${firstCharacter(word).toUpperCase()}${word.slice(firstCharacter(word).length)}`)
    .join("");
}

/** `world-settings` for `WorldSettings`. */
export function toKebabCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .join("-");
}

function firstCharacter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}
