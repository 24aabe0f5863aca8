/** Two places relative to one root, with `/`. */
export interface Places {
  readonly fromFolder: string;
  readonly toFile: string;
  /** Where `fromFolder` leaves the root: the folders that lead from there back to it. */
  readonly backToRoot?: string | undefined;
}

/** The import specifier that leads from a folder to a file. */
export function relativeSpecifier({ fromFolder, toFile, backToRoot = "" }: Places): string {
  const outside = fromFolder.split("/").includes("..");
  const from = normalize(outside ? `${backToRoot}/${fromFolder}` : fromFolder);
  const to = normalize(outside ? `${backToRoot}/${toFile}` : toFile);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = from.slice(shared).map(() => "..");
  const path = [...up, ...to.slice(shared)].join("/");
  return path.startsWith("../") ? path : `./${path}`;
}

function normalize(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts;
}
