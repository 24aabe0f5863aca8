import { afterAll } from "vitest";
import { evolution } from "./evolution.ts";
import { hostile } from "./hostile.ts";
import { mutations } from "./mutations.ts";
import { random } from "./random.ts";
import { Builds, probeLanguages } from "./support/builds.ts";
import { Run, type Section } from "./support/section.ts";
import { settings } from "./support/settings.ts";
import { vectors } from "./vectors.ts";

// One file, because every language is emitted and compiled once for all parts of it.

const sections: readonly Section[] = [vectors, hostile, random, mutations, evolution];
const contracts = sections.flatMap((section) => section.contracts);
const built = await probeLanguages();
if (built.length === 0) throw new Error("KEYSLOT_LANGUAGES names no language that is known.");
const builds = new Builds();
const run = new Run(built, builds);
console.log(`conformance: KEYSLOT_CONFORMANCE=${settings.size} KEYSLOT_SEED=${settings.seed}`);
for (const { language, missing } of built) if (missing === undefined) builds.start(language, contracts);

afterAll(() => builds.close(), 60_000);

run.eachLanguage(`${contracts.length} contracts are emitted and compiled, without a warning`, async () => undefined);
for (const section of sections) section.declare(run);

for (const { language, missing } of built)
  if (missing !== undefined) console.warn(`conformance: ${language.name} is left out: ${missing}`);
