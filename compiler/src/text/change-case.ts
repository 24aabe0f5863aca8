/** The words of a name: `hpMax`, `HpMax` and `hp_max` are the words hp and max; digits belong to what precedes them. */
export function splitWords(name: string): readonly string[] {
  return splitAtMarks(name.replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2"));
}

/** `DisplayName` for `displayName` and `display_name`; other capitals stay as they are. */
export function toPascalCase(name: string): string {
  return splitAtMarks(name).map(upperFirst).join("");
}

/** `display_name` for `displayName`. */
export function toSnakeCase(name: string): string {
  return splitWords(name).join("_").toLowerCase();
}

/** `world-settings` for `WorldSettings`. */
export function toKebabCase(name: string): string {
  return splitWords(name).join("-").toLowerCase();
}

/** First letter in upper case, the rest as it is: `hp` → `Hp`, `unMember` → `UnMember`. */
export function upperFirst(name: string): string {
  const first = firstCharacter(name);
  return first.toUpperCase() + name.slice(first.length);
}

/** First letter in lower case, the rest as it is: `City` → `city`. */
export function lowerFirst(name: string): string {
  const first = firstCharacter(name);
  return first.toLowerCase() + name.slice(first.length);
}

function splitAtMarks(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{M}\p{Nd}]+/u).filter((word) => word.length > 0);
}

/** A character beyond the basic plane is two UTF-16 units. */
function firstCharacter(name: string): string {
  const point = name.codePointAt(0);
  return point === undefined ? "" : String.fromCodePoint(point);
}
