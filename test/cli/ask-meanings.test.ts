import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { askMeanings } from "../../compiler/src/cli/ask-meanings.ts";
import type { Ambiguity } from "../../compiler/src/lock/find-ambiguities.ts";

const slot: Ambiguity = {
  kind: "slot",
  site: "Player.title",
  formerSite: "Player.name",
  name: "title",
  before: "@key(1) name: string",
  after: "@key(1) title: string",
};
const type: Ambiguity = {
  kind: "type",
  site: "Gamer",
  formerSite: "Player",
  name: "Gamer",
  before: "Player",
  after: "Gamer",
};

const enter = "\r";
const down = "\u001b[B";
const stop = "\u0003";

/** Presses the keys, each when the question before has been asked. */
async function answer(ambiguities: readonly Ambiguity[], keys: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.on("data", (chunk) => {
    shown += String(chunk);
  });
  const asked = askMeanings(ambiguities, { input, output });
  for (const key of keys) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    input.write(key);
  }
  return { answers: await asked, shown };
}

test("each is asked about, and the answers are kept apart", async () => {
  const { answers, shown } = await answer(
    [slot, { ...slot, site: "Player.rank", name: "rank" }, type],
    [enter, down, enter, enter],
  );
  expect(answers).toEqual({ renames: { "Player.name": "title", Player: "Gamer" }, newMeanings: ["Player.rank"] });
  expect(shown).toContain("@key(1) name: string");
  expect(shown).toContain("@key(1) title: string");
});

test("what is left for later is in no answer", async () => {
  expect((await answer([slot, type], [down, down, enter, down, enter])).answers).toEqual({
    renames: {},
    newMeanings: [],
  });
});

test("breaking off answers nothing", async () => {
  expect((await answer([slot, type], [enter, stop])).answers).toBeUndefined();
});
