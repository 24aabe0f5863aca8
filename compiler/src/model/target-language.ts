/** The languages that Keyslot emits, in the order in which they are named. */
export const targetLanguages = ["typescript", "csharp", "rust", "python"] as const;

export type TargetLanguage = (typeof targetLanguages)[number];
