import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { diagnosticPages } from "./diagnostic-pages.ts";

// Writes docs/diagnostics from the catalog; run it with tsx after the catalog has changed.
const folder = new URL("../docs/diagnostics/", import.meta.url);
const pages = diagnosticPages();

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(new URL(name, folder));
for (const [name, text] of pages) writeFileSync(new URL(name, folder), text);
console.log(`docs/diagnostics: ${pages.size} pages`);
