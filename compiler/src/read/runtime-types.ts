import type { Scalar } from "../model/type-model.ts";

/** The module that schemas import scalars from. It is known by name; nothing is read from it. */
export const runtimeTypesModule = "@keyslot/runtime/types";

interface RuntimeType {
  readonly scalar: Scalar;
  /** What it is an alias of, so that it can be spelled without an import. */
  readonly spelledOut: string;
}

const runtimeTypes: ReadonlyMap<string, RuntimeType> = new Map(
  Object.entries({
    int8: { scalar: "int8", spelledOut: "number" },
    int16: { scalar: "int16", spelledOut: "number" },
    int32: { scalar: "int32", spelledOut: "number" },
    int64: { scalar: "int64", spelledOut: "bigint" },
    uint8: { scalar: "uint8", spelledOut: "number" },
    uint16: { scalar: "uint16", spelledOut: "number" },
    uint32: { scalar: "uint32", spelledOut: "number" },
    uint64: { scalar: "uint64", spelledOut: "bigint" },
    safeint: { scalar: "safeint", spelledOut: "number" },
    float32: { scalar: "float32", spelledOut: "number" },
    float64: { scalar: "float64", spelledOut: "number" },
    Timestamp: { scalar: "timestamp", spelledOut: "bigint" },
    Duration: { scalar: "duration", spelledOut: "bigint" },
    PlainDate: { scalar: "plainDate", spelledOut: "string" },
    Uuid: { scalar: "uuid", spelledOut: "string" },
    Decimal: { scalar: "decimal", spelledOut: "string" },
  } satisfies Record<string, RuntimeType>),
);

/** Stands for members of an open union that a build does not know; not a type of its own. */
export const unknownMemberName = "UnknownMember";

export const runtimeNames: ReadonlySet<string> = new Set([...runtimeTypes.keys(), unknownMemberName]);

export function runtimeScalar(name: string): Scalar | undefined {
  return runtimeTypes.get(name)?.scalar;
}

export function runtimeSpelling(name: string): string | undefined {
  return runtimeTypes.get(name)?.spelledOut;
}
