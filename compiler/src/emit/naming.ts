/** The languages whose names an emitter has to make legal. */
export type NamedLanguage = "typescript" | "csharp" | "rust" | "python";

/** The words of a name, by case changes, digits kept with what precedes them, and anything that is no letter or digit. */
export function splitWords(name: string): readonly string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})\d*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}]+\d*|\p{Lu}\d*|\d+/gu) ?? [];
}

/** `display_name` and `displayName` → `DisplayName`. */
export function toPascalCase(name: string): string {
  return splitWords(name).map(capitalize).join("");
}

/** `DisplayName` → `displayName`. */
export function toCamelCase(name: string): string {
  const [first = "", ...rest] = splitWords(name);
  return first.toLowerCase() + rest.map(capitalize).join("");
}

/** `displayName` → `display_name`. */
export function toSnakeCase(name: string): string {
  return splitWords(name)
    .map((word) => word.toLowerCase())
    .join("_");
}

/** First letter in upper case, the rest as it is: `hp` → `Hp`, `unMember` → `UnMember`. */
export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** First letter in lower case, the rest as it is: `City` → `city`. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** True for a name that stands for itself in every position of the language: an identifier that is no reserved word. */
export function isPlainName(name: string, language: NamedLanguage): boolean {
  return identifier[language].test(name) && !reservedWords[language].has(name);
}

/** `name`, or `name` with as many `_` behind it as it takes to be in none of `taken`. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  while (isTaken(free)) free += "_";
  return free;
}

function capitalize(word: string): string {
  return upperFirst(word.toLowerCase());
}

const unicodeIdentifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

const identifier: Record<NamedLanguage, RegExp> = {
  typescript: /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u,
  csharp: unicodeIdentifier,
  rust: unicodeIdentifier,
  python: unicodeIdentifier,
};

/** Words that cannot name a variable: keywords in every mode of the language that generated code may be compiled in. */
const reservedWords: Record<NamedLanguage, ReadonlySet<string>> = {
  typescript: words(`
    arguments await break case catch class const continue debugger default delete do else enum eval export extends false
    finally for function if implements import in instanceof interface let new null package private protected public return
    static super switch this throw true try typeof undefined var void while with yield`),
  csharp: words(`
    abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else
    enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock
    long namespace new null object operator out override params private protected public readonly ref return sbyte sealed
    short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort
    using virtual void volatile while`),
  rust: words(`
    Self abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if
    impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type
    typeof union unsafe unsized use virtual where while yield`),
  python: words(`
    False None True and as assert async await break case class continue def del elif else except finally for from global
    if import in is lambda match nonlocal not or pass raise return try type while with yield`),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
