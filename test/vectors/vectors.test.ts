import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkVectors } from "./check-vectors.ts";
import { printVectorFile, renderTopic, type VectorFile } from "./render-topic.ts";
import { shapeCodec } from "./shape-codec.ts";
import { shapes } from "./shapes.ts";
import { topics } from "./table.ts";

const codecs = new Map(shapes.map((shape) => [shape.name, shapeCodec(shape)]));

test.each(topics)("$topic.json is what the table says", async (topic) => {
  await expect(printVectorFile(renderTopic(topic, codecs))).toMatchFileSnapshot(`./${topic.topic}.json`);
});

test("the contract has at least 300 vectors and no file without a topic", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".json"));
  expect(files.toSorted()).toEqual(topics.map(({ topic }) => `${topic}.json`).toSorted());
  const count = topics.reduce((sum, topic) => sum + renderTopic(topic, codecs).vectors.length, 0);
  expect(count).toBeGreaterThanOrEqual(300);
});

test("every type is spelled as the schema spells it", () => {
  const schema = readFileSync(new URL("vectors.schema.ts", import.meta.url), "utf8");
  for (const { record, type } of topics.flatMap(({ types }) => types)) {
    const spelled = type === record ? "" : record === "OfRaw" ? "  /** @key(0) @raw */\n" : "  /** @key(0) */\n";
    const slot = type === record ? "" : `  value: ${type};\n`;
    expect(schema, record).toContain(`export interface ${record} {\n${spelled}${slot}`);
  }
});

describe.each(topics)("$topic, by shape", ({ topic }) => {
  // Committed JSON is what every language runs, so that is what is run here.
  checkVectors(JSON.parse(readFileSync(new URL(`${topic}.json`, import.meta.url), "utf8")) as VectorFile, codecs);
});
