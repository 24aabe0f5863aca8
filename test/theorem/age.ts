import type { SchemaModel, TypeModel } from "@keyslot/compiler";
import { Random } from "../conformance/support/random.ts";
import { type Node, nil, printTree } from "../conformance/support/wire-tree.ts";

/** The payload of a document that is older than its defaulted slots; undefined where there are none. */
export function age(model: SchemaModel, name: string, node: Node): Uint8Array | undefined {
  const aging = new Aging(model);
  const aged = aging.declared(name, node);
  return aging.changed ? printTree(aged, new Shortest(0)) : undefined;
}

class Aging {
  changed = false;
  readonly #types: ReadonlyMap<string, SchemaModel["types"][number]>;

  constructor(model: SchemaModel) {
    this.#types = new Map(model.types.map((type) => [type.name, type]));
  }

  declared(name: string, node: Node): Node {
    const type = this.#types.get(name);
    if (node.kind !== "array" || !type || type.kind === "enum") return verbatim(node);
    if (type.kind === "union") {
      const [tag = nil, body = nil] = node.items;
      const member = type.members.find((each) => tag.kind === "int" && BigInt(each.tag) === tag.value);
      return { kind: "array", items: [verbatim(tag), member ? this.declared(member.record, body) : verbatim(body)] };
    }
    const slots = new Map(type.slots.map((slot) => [slot.key, slot]));
    return {
      kind: "array",
      items: node.items.map((item, key) => {
        const slot = slots.get(key);
        if (slot?.presence === "defaulted") this.changed = true;
        if (slot?.presence === "defaulted") return nil;
        return slot ? this.#part(slot.type, item) : verbatim(item);
      }),
    };
  }

  #part(type: TypeModel, node: Node): Node {
    const items = (elementAt: (i: number) => TypeModel | undefined): Node => {
      if (node.kind !== "array") return verbatim(node);
      return { kind: "array", items: node.items.map((item, i) => this.#part(elementAt(i) ?? { kind: "raw" }, item)) };
    };
    switch (type.kind) {
      case "scalar":
      case "raw":
        return verbatim(node);
      case "reference":
        return this.declared(type.name, node);
      case "nullable":
        return node.kind === "nil" ? nil : this.#part(type.type, node);
      case "list":
      case "set":
        return items(() => type.element);
      case "tuple":
        return items((i) => type.elements[i]);
      case "map": {
        if (node.kind !== "map") return verbatim(node);
        const entries = node.entries.map(([key, value]) => [verbatim(key), this.#part(type.value, value)] as const);
        return { kind: "map", entries };
      }
    }
  }
}

function verbatim(node: Node): Node {
  return node.source ? { kind: "verbatim", body: node.source } : node;
}

/** Never draws the one choice in so many that makes a form longer than it must be. */
class Shortest extends Random {
  override below(count: number): number {
    return count - 1;
  }
}
