import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { evolutionPages, withTables } from "./evolution-pages.ts";

// Writes docs/evolution and the tables of docs/evolution.md from the rule table; run it with tsx after the table has changed.
const folder = new URL("../docs/evolution/", import.meta.url);
const pages = evolutionPages();

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(new URL(name, folder));
for (const [name, text] of pages) writeFileSync(new URL(name, folder), text);

const page = new URL("../docs/evolution.md", import.meta.url);
writeFileSync(page, withTables(readFileSync(page, "utf8")));
console.log(`docs/evolution: ${pages.size} pages`);
