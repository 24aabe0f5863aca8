/** How `check` can print what it found. */
export const checkFormats = ["text", "json", "github", "gitlab", "junit", "sarif", "markdown"] as const;

export type CheckFormat = (typeof checkFormats)[number];

/** The format that a command line asks for on standard output, as far as it can be understood: it may be the one that is wrong. */
export function askedFormat(argv: readonly string[]): CheckFormat {
  if (!argv.includes("check") || valuesOf(argv, "--output").length > 0) return "text";
  const asked = valuesOf(argv, "--format").flatMap((value) => checkFormats.find((format) => format === value) ?? []);
  return asked.at(-1) ?? "text";
}

function valuesOf(argv: readonly string[], name: string): readonly string[] {
  return argv.flatMap((word, at) => {
    if (word === name) return argv[at + 1] ?? [];
    return word.startsWith(`${name}=`) ? word.slice(name.length + 1) : [];
  });
}
