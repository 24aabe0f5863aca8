/** The languages whose names an emitter has to make legal. */
export type NamedLanguage = "typescript" | "csharp" | "rust" | "python";

/** True for a name that stands for itself in every position of the language: an identifier that is no reserved word. */
export function isPlainName(name: string, language: NamedLanguage): boolean {
  return identifier[language].test(name) && !reservedWords[language].has(name);
}

/** Words that the language keeps for itself. */
export function reservedWordsOf(language: NamedLanguage): ReadonlySet<string> {
  return reservedWords[language];
}

/** `name`, or `name` with as many `_` behind it as it takes to be in none of `taken`. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  while (isTaken(free)) free += "_";
  return free;
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
