import type { TypeModel } from "../../model/type-model.ts";
import { upperFirst } from "../../text/change-case.ts";

/** A type that gets functions of its own, because its code is a loop or a sequence. */
export type ContainerType = Extract<TypeModel, { readonly kind: "list" | "set" | "map" | "tuple" }>;

/** What the functions of a container are called. */
export interface ContainerNames {
  readonly size: string;
  readonly write: string;
  readonly read: string;
}

/** `ItemStackList`, `StringToInt32Map`, `Float32Uint8Tuple`: a name for a container after what it holds. */
export function containerLabel(type: ContainerType): string {
  switch (type.kind) {
    case "list":
      return `${label(type.element)}List`;
    case "set":
      return `${label(type.element)}Set`;
    case "tuple":
      return `${type.elements.map(label).join("")}Tuple`;
    case "map":
      return type.form === "record" ? `${label(type.value)}Dictionary` : `${label(type.key)}To${label(type.value)}Map`;
  }
}

function label(type: TypeModel): string {
  switch (type.kind) {
    case "scalar":
      return upperFirst(type.scalar);
    case "reference":
      return upperFirst(type.name);
    case "nullable":
      return `${label(type.type)}OrNull`;
    case "raw":
      return "Raw";
    case "list":
    case "set":
    case "map":
    case "tuple":
      return containerLabel(type);
  }
}
