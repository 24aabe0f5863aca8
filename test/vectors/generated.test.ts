import { readFileSync, rmSync } from "node:fs";
import type { Codec } from "@keyslot/runtime/codegen";
import { afterAll, describe } from "vitest";
import { codecOf, loadGenerated } from "../codec/support/load-generated.ts";
import { checkVectors } from "./check-vectors.ts";
import type { VectorFile } from "./render-topic.ts";
import { shapes } from "./shapes.ts";
import { topics } from "./table.ts";

// The same vectors, through what the compiler makes of vectors.schema.ts.

const schema = readFileSync(new URL("vectors.schema.ts", import.meta.url), "utf8");
const generated = await loadGenerated({ "schemas/vectors.schema.ts": schema });
const codecs = new Map(shapes.map(({ name }) => [name, codecOf(generated, name) as Codec<object>]));

afterAll(() => rmSync(generated.folder, { recursive: true, force: true }));

describe.each(topics)("$topic, by generated code", ({ topic }) => {
  checkVectors(JSON.parse(readFileSync(new URL(`${topic}.json`, import.meta.url), "utf8")) as VectorFile, codecs);
});
