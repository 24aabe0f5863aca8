import { afterAll } from "vitest";
import { Builds } from "../support/builds.ts";
import { Run } from "../support/section.ts";
import { vectors } from "../vectors.ts";
import { purePython } from "./language.ts";

// The rest of the suite runs over msgpack's compiled form, which refuses in other ways than its pure one.

const builds = new Builds();
const missing = await purePython.missing();
if (missing === undefined) builds.start(purePython, vectors.contracts);
vectors.declare(new Run([{ language: purePython, missing }], builds));

afterAll(() => builds.close());
