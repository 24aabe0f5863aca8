import type * as compiler from "@keyslot/compiler";
import type * as runtime from "@keyslot/runtime";
import type * as codegen from "@keyslot/runtime/codegen";
import type * as directory from "@keyslot/runtime/stores/directory";
import type * as journal from "@keyslot/runtime/stores/journal";
import type * as jsonl from "@keyslot/runtime/stores/jsonl";
import type * as lmdb from "@keyslot/runtime/stores/lmdb";
import type * as memory from "@keyslot/runtime/stores/memory";
import type * as singleFile from "@keyslot/runtime/stores/single-file";
import type * as sqlite from "@keyslot/runtime/stores/sqlite";
import type { City } from "../../../schemas/atlas/city.schema.ts";
import type { Country } from "../../../schemas/atlas/country.schema.ts";
import type { Big } from "../schemas/big.schema.ts";
import type { Samples } from "../schemas/samples.schema.ts";
import type { Session } from "../schemas/session.schema.ts";
import type { Settings } from "../schemas/settings.schema.ts";
import type { User } from "../schemas/user.schema.ts";

type Definition<T, Q = unknown> = codegen.DocumentDefinition<T, string, Q, T>;

/** One tree's code as one module of its own, so that two trees can be measured in one process: `import()` of what `buildSubject` makes. */
export interface Subject {
  readonly documents: {
    readonly Settings: Definition<Settings>;
    readonly Session: Definition<Session, { byTeam(team: string): readonly Readonly<Session>[] }>;
    readonly User: Definition<User, { byTeam(team: number): readonly Readonly<User>[] }>;
    readonly Big: Definition<Big>;
    /** Undefined in trees without typed arrays. */
    readonly Samples?: Definition<Samples>;
    readonly City: codegen.DocumentDefinition<City, number, unknown, City>;
    readonly Country: codegen.DocumentDefinition<Country, string, unknown, Country>;
  };
  readonly runtime: typeof runtime;
  readonly codegen: typeof codegen;
  readonly stores: typeof memory &
    typeof singleFile &
    typeof jsonl &
    typeof sqlite &
    typeof journal &
    typeof lmdb &
    typeof directory;
}

/** The compiler of one tree. */
export type CompilerSubject = typeof compiler;
