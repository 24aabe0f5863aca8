/** How `check` can print what it found. */
export const checkFormats = ["text", "json", "github", "gitlab", "junit", "sarif"] as const;

export type CheckFormat = (typeof checkFormats)[number];

/** The format that a command line asks for on standard output, as far as it can be understood: it may be the one that is wrong. */
export function askedFormat(argv: readonly string[]): CheckFormat {
  if (!argv.includes("check") || optionIn(argv, "--output") !== undefined) return "text";
  const asked = optionIn(argv, "--format");
  return checkFormats.find((format) => format === asked) ?? "text";
}

/** The last value of an option counts. */
function optionIn(argv: readonly string[], name: string): string | undefined {
  const at = argv.findLastIndex((word) => word === name || word.startsWith(`${name}=`));
  const word = argv[at];
  return word === name ? argv[at + 1] : word?.slice(name.length + 1);
}
