import { test } from "vitest";
import type { Contract, Driver, Language } from "../harness.ts";
import type { Build, Builds } from "./builds.ts";
import { settings } from "./settings.ts";

/** A part of the suite: the contracts that it wants built, and the tests that it makes of them. */
export interface Section {
  readonly contracts: readonly Contract[];
  declare(run: Run): void;
}

/** The first test of a language waits for its compiler. */
export const timeout = settings.size === "full" ? 3 * 3_600_000 : 1_800_000;

/** Declares tests that run once a language; one whose toolchain is missing is skipped visibly, or fails where everything must be there. */
export class Run {
  readonly #built: readonly Build[];
  readonly #builds: Builds;

  constructor(built: readonly Build[], builds: Builds) {
    this.#built = built;
    this.#builds = builds;
  }

  eachLanguage(title: string, check: (language: Language["name"], driver: Driver) => Promise<void>): void {
    for (const { language, missing } of this.#built) {
      if (missing === undefined)
        test(`${language.name}: ${title}`, { timeout }, async () =>
          check(language.name, await this.driverOf(language.name)),
        );
      else if (settings.strict)
        test(`${language.name}: ${title}`, () => {
          throw new Error(`${language.name} cannot run: ${missing}`);
        });
      else test.skip(`${language.name}: ${title} (${missing})`, () => undefined);
    }
  }

  /** Languages that run, TypeScript among them. */
  get running(): number {
    return this.#built.filter(({ missing }) => missing === undefined).length;
  }

  async driverOf(language: Language["name"]): Promise<Driver> {
    return this.#builds.driverOf(language);
  }
}

/** Computes once, at the first call: what several tests share. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
