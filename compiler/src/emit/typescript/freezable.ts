import type { TypeModel } from "../../model/type-model.ts";
import { isTypedArray } from "../../model/typed-array.ts";
import { type EmissionContext, typeNamed } from "./context.ts";

/** True when decoded values of a type hold nothing but plain data that can be frozen: no bytes, dates, maps or sets, however deep. */
export function isFreezable(name: string, context: EmissionContext): boolean {
  const reached = new Set([name]);
  // The set grows while it is walked, so that recursive types come to an end.
  for (const typeName of reached) {
    const type = typeNamed(context, typeName);
    if (type.kind === "union") {
      if (type.open) return false;
      for (const member of type.members) reached.add(member.record);
    }
    if (type.kind === "record" && !type.slots.every((slot) => isPlain(slot.type, reached))) return false;
  }
  return true;
}

function isPlain(type: TypeModel, reached: Set<string>): boolean {
  switch (type.kind) {
    case "scalar":
      return type.scalar !== "bytes" && type.scalar !== "date" && !isTypedArray(type.scalar);
    case "raw":
    case "set":
      return false;
    case "map":
      return type.form === "record" && isPlain(type.value, reached);
    case "list":
      return isPlain(type.element, reached);
    case "tuple":
      return type.elements.every((element) => isPlain(element, reached));
    case "nullable":
      return isPlain(type.type, reached);
    case "reference":
      reached.add(type.name);
      return true;
  }
}
