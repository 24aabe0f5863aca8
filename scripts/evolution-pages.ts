import { existsSync, readdirSync, readFileSync } from "node:fs";
import { changeKindGroups, pageOfKind, viewOfKind } from "../compiler/src/lock/change-kinds.ts";
import type { ChangeKind } from "../compiler/src/lock/schema-change.ts";

const cases = new URL("../test/evolution/", import.meta.url);

/** Every page of docs/evolution: file name → text. */
export function evolutionPages(): ReadonlyMap<string, string> {
  const kinds = changeKindGroups.flatMap((group) => group.kinds);
  return new Map(kinds.map((kind) => [`${kind}.md`, `${pageOfKind(kind)}${exampleOf(kind)}`]));
}

/** The first case that proves the row. */
function exampleOf(kind: ChangeKind): string {
  const folder = new URL(`${kind}/`, cases);
  const [first] = readdirSync(folder).sort();
  const releases = ["before", "between", "after"].filter((name) =>
    existsSync(new URL(`${first}/${name}.schema.ts`, folder)),
  );
  return releases
    .map((name) => {
      const text = readFileSync(new URL(`${first}/${name}.schema.ts`, folder), "utf8").trimEnd();
      return `\n${titles[name]}:\n\n\`\`\`ts\n${text}\n\`\`\`\n`;
    })
    .join("");
}

const titles: Readonly<Record<string, string>> = { before: "Before", between: "Then", after: "After" };

/** The tables of docs/evolution.md, between its prose and its end. */
export function evolutionTables(): string {
  return changeKindGroups
    .map(({ title, kinds }) => {
      const lines = kinds.map(viewOfKind).map(({ kind, backward, forward, source, index, because, code, severity }) => {
        const reported = code ? `[${code}](diagnostics/${code}.md)${severity === "warning" ? " (warning)" : ""}` : "";
        const name = `[\`${kind}\`](evolution/${kind}.md)`;
        return `| ${[name, backward, forward, source, index, because, reported].join(" | ")} |`;
      });
      const head =
        "| change | backward | forward | source | index | because | reported |\n|---|---|---|---|---|---|---|";
      return `## ${title}\n\n${head}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}

/** docs/evolution.md with its tables as the rules have them now. */
export function withTables(page: string): string {
  const [prose = ""] = page.split(tablesMark);
  return `${prose}${tablesMark}\n\n${evolutionTables()}`;
}

const tablesMark = "<!-- What follows is written by scripts/write-evolution-pages.ts. -->";
