import { basename, dirname } from "node:path";
import type { Sides } from "../lock/merge-sides.ts";
import { runGit } from "./run-git.ts";

/** What git's index holds of a file that it could not merge; undefined where there is no such thing. A side that deleted it is empty. */
export function unmergedTexts(path: string): Sides<string> | undefined {
  const folder = dirname(path);
  const listed = runGit(["ls-files", "--unmerged", "-z", "--", `:(literal)${basename(path)}`], folder);
  if (!listed.ok || listed.stdout === "") return undefined;
  const blobs = new Map(
    listed.stdout.split("\0").flatMap((entry) => {
      const found = /^\d+ (?<blob>[0-9a-f]+) (?<stage>[123])\t/.exec(entry)?.groups;
      return found?.blob && found.stage ? [[found.stage, found.blob] as const] : [];
    }),
  );
  const read = (stage: string): string | undefined => {
    const blob = blobs.get(stage);
    const text = blob === undefined ? undefined : runGit(["cat-file", "blob", blob], folder);
    return text?.ok ? text.stdout : undefined;
  };
  return { base: read("1"), ours: read("2") ?? "", theirs: read("3") ?? "" };
}
