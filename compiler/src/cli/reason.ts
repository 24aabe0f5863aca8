/** A short clause for an error of the system: what a user can make something of. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  return (code !== undefined && reasons[code]) || withoutPaths(error.message);
}

/** The code of a system error: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  ENOSPC: "no space is left",
  EDQUOT: "the disk quota is used up",
  ELOOP: "its symbolic links go round in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "its name is too long",
};

/** System messages end in the absolute path, which is of no use elsewhere. */
function withoutPaths(message: string): string {
  return message.replace(/, \w+ '.*$/s, "");
}
