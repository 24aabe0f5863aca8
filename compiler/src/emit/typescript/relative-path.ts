/** The import specifier that leads from a folder to a file; both relative to one root, with `/`. */
export function relativeSpecifier(fromFolder: string, toFile: string): string {
  const from = normalize(fromFolder);
  const to = normalize(toFile);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared] && from[shared] !== "..")
    shared++;
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
