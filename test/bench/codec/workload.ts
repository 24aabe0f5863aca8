import type { Subject } from "../subject/subject.ts";
import { big, city, country, type Description, samples, settings, user } from "./description.ts";
import { documentCount, makeBig, makeSamples, makeSettings, makeUsers } from "./documents.ts";
import { type Plain, toPlain } from "./plain.ts";

/** Documents of one type, and what is known of them. */
export interface Workload {
  readonly name: string;
  readonly description: Description;
  /** As our codec takes them. */
  readonly documents: readonly unknown[];
  readonly plain: readonly Plain[];
  readonly definition: Subject["documents"][keyof Subject["documents"]];
}

/** Every workload by name; each is made when it is asked for. */
export function workloads({ documents }: Subject): Readonly<Record<WorkloadName, () => Workload | Promise<Workload>>> {
  return {
    settings: () =>
      workload("settings", { description: settings, definition: documents.Settings, documents: makeSettings() }),
    user: () => workload("user", { description: user, definition: documents.User, documents: makeUsers() }),
    big: () => workload("big", { description: big, definition: documents.Big, documents: makeBig() }),
    samples: () =>
      workload("samples", { description: samples, definition: documents.Samples, documents: makeSamples() }),
    city: async () =>
      workload("city", {
        description: city,
        definition: documents.City,
        documents: some((await atlas()).readCities()),
      }),
    country: async () =>
      workload("country", {
        description: country,
        definition: documents.Country,
        documents: some((await atlas()).readCountries()),
      }),
  };
}

/** The lists of all places take longer to load than most cells to measure. */
function atlas(): Promise<typeof import("../../../scripts/demo/atlas-data.ts")> {
  return import("../../../scripts/demo/atlas-data.ts");
}

function workload(name: WorkloadName, given: Omit<Workload, "name" | "plain">): Workload {
  return { name, ...given, plain: given.documents.map((each) => toPlain(given.description, each)) };
}

export type WorkloadName = "settings" | "user" | "big" | "samples" | "city" | "country";

/** As many as the others have, from all over the list. */
function some<T>(all: readonly T[]): readonly T[] {
  const step = Math.floor(all.length / documentCount);
  return all.filter((_, at) => at % step === 0).slice(0, documentCount);
}
