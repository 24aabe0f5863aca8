import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "../../compiler/src/lock/rules.ts";
import { referencesOf } from "../../compiler/src/model/walk-type.ts";
import { jsonArbitrary, slotArbitrary } from "../codec/support/random-value.ts";
import type { Contract, Driver, Request } from "./harness.ts";
import { readContract } from "./support/contracts.ts";
import { breaksNoReader, breaksOf, makeChain } from "./support/evolve.ts";
import { askAll, expectNone, judge, type Question } from "./support/judge.ts";
import { isKept, type RecordPair, recordPairs } from "./support/record-pairs.ts";
import { once, type Section } from "./support/section.ts";
import { settings } from "./support/settings.ts";

/** Two releases of one schema, and what the rule table says of the way from the one to the other. */
interface Evolution {
  readonly title: string;
  readonly before: Contract;
  readonly after: Contract;
  readonly kinds: readonly string[];
}

const { seed } = settings;
const cases = readCases().filter(({ kinds }) => settings.size === "full" || kinds.every(breaksNoReader));
const chains = Array.from({ length: settings.chains }, (_, i) => makeChain(`e${i}`, seed + i, settings.releases));
const evolutions = [...cases, ...chains.flatMap(pairReleases)];
const safe = evolutions.filter(({ kinds }) => kinds.every(breaksNoReader));

/** The folders that prove the rule table, one case a row. */
function readCases(): readonly Evolution[] {
  const folder = new URL("../evolution/", import.meta.url);
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? readdirSync(new URL(`${entry.name}/`, folder)).map((name) => `${entry.name}/${name}`) : [],
  );
  return names.map((title, i) => {
    const read = (release: string) => readFileSync(new URL(`${title}/${release}`, folder), "utf8");
    const { changes }: { readonly changes: readonly string[] } = JSON.parse(read("expected.json"));
    const contractOf = (name: string, file: string) => readContract(name, { "schemas/game.schema.ts": read(file) });
    return {
      title,
      before: contractOf(`k${i}before`, "before.schema.ts"),
      after: contractOf(`k${i}after`, "after.schema.ts"),
      kinds: changes.map((change) => change.split(" ")[0] ?? ""),
    };
  });
}

/** Every release and the next, and the first and the last. */
function pairReleases(chain: ReturnType<typeof makeChain>): readonly Evolution[] {
  return chain.flatMap(({ contract: after, kinds }, i) => {
    const [previous, first] = [chain[i - 1], chain[0]];
    if (!previous || !first) return [];
    const title = `${previous.contract.name} to ${after.name}`;
    const step = { title, before: previous.contract, after, kinds };
    const isWhole = i > 1 && i === chain.length - 1;
    const all = chain.flatMap((release) => release.kinds);
    const whole = { title: `${first.contract.name} to ${after.name}`, before: first.contract, after, kinds: all };
    return isWhole ? [step, whole] : [step];
  });
}

/** Every change that the rules call safe: old bytes in the new build, new bytes in the old build, and updates by the old one. */
export const evolution: Section = {
  contracts: [...new Set(evolutions.flatMap(({ before, after }) => [before, after]))],
  declare(run) {
    const questions = once(async () => {
      const driver = await run.driverOf("typescript");
      const asked: Question[] = [];
      for (const each of evolutions) asked.push(...(await askEvolution(each, driver)));
      return asked;
    });

    test("every kind of change that breaks no reader is among them", () => {
      const kinds = new Set(safe.flatMap((each) => each.kinds));
      const wanted = Object.keys(rules).filter((kind) => breaksNoReader(kind));
      // A tightened constraint and the like come with other changes only where the rules do not judge them safe.
      expect(wanted.filter((kind) => !kinds.has(kind))).toEqual([]);
    });
    test("random changes are of many kinds", () => {
      const kinds = new Set(chains.flatMap((chain) => chain.flatMap((release) => release.kinds)));
      expect([...kinds].toSorted()).toEqual(expect.arrayContaining([...chainKinds]));
    });
    run.eachLanguage(
      "old and new builds read each other, and update each other's documents",
      async (language, driver) => {
        const asked = await questions();
        expectNone(language, await judge(language, driver, asked));
        console.log(`${language}: ${asked.length} payloads cross ${evolutions.length} evolutions`);
      },
    );
  },
};

const chainKinds = ["slot-added-optional", "slot-added-nullable", "slot-added-defaulted", "slot-removed-reserved"];

async function askEvolution(evolution: Evolution, driver: Driver): Promise<readonly Question[]> {
  const found = recordPairs(evolution.before, evolution.after);
  // A record that took the name of another is not the same one; what is stored is.
  const isReused = evolution.kinds.includes("type-name-reused");
  const pairs = found.filter(({ isDocument }) => isDocument || !isReused);
  const breaks = evolution.kinds.flatMap(breaksOf);
  const { before, after } = evolution;
  const backward = await makeQuestions({ evolution, driver, pairs, from: before, to: after });
  const forward = await makeQuestions({ evolution, driver, pairs, from: after, to: before });
  if (!breaks.includes("backward")) expectRead(evolution, backward);
  if (!breaks.includes("forward")) expectRead(evolution, forward);
  const isSwap = evolution.kinds.includes("union-member-swapped");
  if (!breaks.includes("forward") && !isSwap && isKept(pairs, evolution)) await expectKept(evolution, forward, driver);
  return [...backward, ...forward];
}

interface Crossing {
  readonly evolution: Evolution;
  readonly driver: Driver;
  readonly pairs: readonly RecordPair[];
  readonly from: Contract;
  readonly to: Contract;
}

/** What a reader does with bytes of the other release. */
interface Crossed extends Question {
  /**
   * The same update of the same value, as the writer itself makes it. There is none where the new part has records in it:
   * the writer gives those slots that the reader does not know.
   */
  readonly same: Request | undefined;
}

async function makeQuestions(crossing: Crossing): Promise<readonly Crossed[]> {
  const { driver, pairs, from, to, evolution } = crossing;
  const values = pairs.flatMap((pair) => {
    const [writer, reader] = from === evolution.before ? [pair.before, pair.after] : [pair.after, pair.before];
    return fc
      .sample(jsonArbitrary(from.model, writer), { seed, numRuns: settings.evolutionValues })
      .map((value, i) => ({ pair, writer, reader, value, i }));
  });
  const payloads = await askAll(
    driver,
    values.map(({ writer: type, value }) => ({ op: "encode", contract: from.name, type, value })),
  );
  const requests = values.flatMap(({ pair, writer, reader, value, i }, at) => {
    const payload = payloads[at];
    if (!payload || !("bytes" in payload)) throw new Error(`TypeScript refuses ${JSON.stringify([value, payload])}.`);
    const { bytes } = payload;
    const recode = { op: "recode", contract: to.name, type: reader, bytes } as const;
    const unchanged = { op: "recode", contract: from.name, type: writer, bytes } as const;
    const slot = pair.slots[i % Math.max(1, pair.slots.length)];
    if (!slot) return [{ request: recode, same: unchanged }];
    const [old, now] = from === evolution.before ? [slot.before, slot.after] : [slot.after, slot.before];
    const [part] = fc.sample(slotArbitrary(to.model, now), { seed: seed + i, numRuns: 1 });
    const update = { op: "update", contract: to.name, type: reader, bytes, slot: now.name, value: part } as const;
    const same = { ...update, contract: from.name, type: writer, slot: old.name };
    return [
      { request: recode, same: unchanged },
      { request: update, same: referencesOf(now.type).length > 0 ? undefined : same },
    ];
  });
  const answers = await askAll(
    driver,
    requests.map(({ request }) => request),
  );
  return requests.map(({ request, same }, i) => {
    const expected = answers[i] ?? { code: "crash", message: "There is no answer." };
    if (request.op === "recode") return { contract: to, request, same, expected };
    // The update of a payload follows what the payload is read as.
    const read = answers[i - 1];
    const value = read && "bytes" in read ? read.value : undefined;
    const values = value === undefined ? [] : [value, { ...Object(value), [request.slot]: request.value }];
    return { contract: to, request, same, expected, values };
  });
}

/** A constraint that one release has and the other has not is the one thing that may keep what was read from being written again. */
function expectRead({ title }: Evolution, questions: readonly Crossed[]): void {
  const refused = questions.find(({ expected }) => "code" in expected && expected.code !== "wire/constraint");
  if (refused) throw new Error(`${title} is called safe: ${JSON.stringify([refused.request, refused.expected])}`);
}

/** Where all that is new stands behind what the old build knows, nothing is lost in it: it writes what the new build itself would write. */
async function expectKept({ title }: Evolution, questions: readonly Crossed[], driver: Driver): Promise<void> {
  const comparable = questions.flatMap((question) => (question.same ? [{ ...question, same: question.same }] : []));
  const wanted = await askAll(
    driver,
    comparable.map(({ same }) => same),
  );
  for (const [i, { request, expected }] of comparable.entries()) {
    const own = wanted[i];
    if (!own || !("bytes" in own) || !("bytes" in expected)) continue;
    if (own.bytes !== expected.bytes)
      throw new Error(`${title} loses something: ${JSON.stringify([request, expected, own])}`);
  }
}
