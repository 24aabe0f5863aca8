import { canonicalJson } from "../lock/canonical-json.ts";
import { type FindType, liveMembers } from "../lock/lockfile.ts";
import type { TypeModel } from "../model/type-model.ts";

/** The two releases that type names are looked up in. */
export interface TypeSides {
  readonly find: FindType;
  readonly reader: FindType;
}

/** Whether two types differ at most in the records that they mention: then no value of theirs is read otherwise but for what those hold. */
export function isAlikeType(type: TypeModel, readerType: TypeModel, sides: TypeSides): boolean {
  const inside = (a: TypeModel | undefined, b: TypeModel | undefined) => !a || !b || isAlikeType(a, b, sides);
  switch (type.kind) {
    case "raw":
      return readerType.kind === "raw";
    case "scalar":
      return readerType.kind === "scalar" && readerType.scalar === type.scalar;
    case "list":
    case "set":
      return readerType.kind === type.kind && inside(type.element, readerType.element);
    case "nullable":
      return readerType.kind === "nullable" && inside(type.type, readerType.type);
    case "map":
      return readerType.kind === "map" && inside(type.key, readerType.key) && inside(type.value, readerType.value);
    case "tuple":
      return (
        readerType.kind === "tuple" &&
        readerType.elements.length === type.elements.length &&
        type.elements.every((element, i) => inside(element, readerType.elements[i]))
      );
    case "reference":
      return readerType.kind === "reference" && isAlikeNamed(type.name, readerType.name, sides);
  }
}

function isAlikeNamed(name: string, readerName: string, { find, reader }: TypeSides): boolean {
  const type = find(name);
  const other = reader(readerName);
  if (!type || !other || type.kind !== other.kind) return false;
  if (type === other || type.kind === "record") return true;
  if (type.kind === "enum" && other.kind === "enum")
    return type.open === other.open && membersText(liveMembers(type)) === membersText(liveMembers(other));
  if (type.kind !== "union" || other.kind !== "union" || type.open !== other.open) return false;
  return (
    liveMembers(type)
      .map((member) => member.tag)
      .join() ===
    liveMembers(other)
      .map((member) => member.tag)
      .join()
  );
}

function membersText(members: readonly { readonly wire: number | string; readonly name: string }[]): string {
  return canonicalJson(members.map(({ wire, name }) => [wire, name]));
}
