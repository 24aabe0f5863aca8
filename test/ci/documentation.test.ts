import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const docs = fileURLToPath(new URL("../../docs", import.meta.url));
const page = readFileSync(join(docs, "ci.md"), "utf8");
/** Too long for the page, so it is linked only. */
const linked = ["pre-commit"];

test.each(readdirSync(join(docs, "ci")))("the page shows ci/%s as it is", (file) => {
  expect(page).toContain(`(ci/${file})`);
  if (!linked.includes(file)) expect(snippets()).toContain(readFileSync(join(docs, "ci", file), "utf8"));
});

test("the page shows nothing else, and every link leads somewhere", () => {
  expect(snippets()).toHaveLength(readdirSync(join(docs, "ci")).length - linked.length);
  const links = [...page.matchAll(/\]\(([^)#]+)/g)].map(([, path = ""]) => path);
  expect(links.filter((path) => !existsSync(join(docs, path)))).toEqual([]);
});

function snippets(): readonly string[] {
  return [...page.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
}
