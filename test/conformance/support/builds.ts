import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csharp } from "../csharp/language.ts";
import type { Contract, Driver, Language } from "../harness.ts";
import { python } from "../python/language.ts";
import { rust } from "../rust/language.ts";
import { typescript } from "../typescript/language.ts";

/** TypeScript first: the others are held against it. */
export const languages: readonly Language[] = [typescript, csharp, rust, python];

export interface Build {
  readonly language: Language;
  /** Why there is nothing to run; undefined when there is. */
  readonly missing: string | undefined;
}

export async function probeLanguages(): Promise<readonly Build[]> {
  const { KEYSLOT_LANGUAGES } = process.env;
  const wanted = languages.filter(({ name }) => KEYSLOT_LANGUAGES?.split(",").includes(name) ?? true);
  return Promise.all(wanted.map(async (language) => ({ language, missing: await language.missing() })));
}

/** All contracts of a run, compiled once a language; what one language fails at does not keep the others from running. */
export class Builds {
  readonly #folder = fileURLToPath(new URL(`../../.tmp/conformance-${process.pid}/`, import.meta.url));
  readonly #drivers = new Map<string, Promise<Driver>>();

  /** Starts to build; nothing else here waits for it. */
  start(language: Language, contracts: readonly Contract[]): void {
    const folder = join(this.#folder, language.name);
    mkdirSync(folder, { recursive: true });
    const started = Date.now();
    const driver = language.build(contracts, folder);
    const seconds = () => Math.round((Date.now() - started) / 1000);
    // Whoever asks for the driver is told of a failure; until then it is nobody's.
    driver.then(
      () => console.log(`${language.name}: ${contracts.length} contracts built in ${seconds()} s`),
      () => console.log(`${language.name}: the build failed after ${seconds()} s`),
    );
    this.#drivers.set(language.name, driver);
  }

  /** @throws with the compiler's output when the language's build failed */
  async driverOf(language: Language["name"]): Promise<Driver> {
    const driver = this.#drivers.get(language);
    if (!driver) throw new Error(`${language} was not built.`);
    return driver;
  }

  async close(): Promise<void> {
    const settled = await Promise.allSettled(this.#drivers.values());
    for (const result of settled) if (result.status === "fulfilled") await result.value.close();
    if (process.env.KEYSLOT_KEEP === undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}
