import type { Shape } from "./shape.ts";

/** Where a walk over a value or over bytes is; what it names last is where the fault lies. */
export class ValuePath {
  /** A slot's name, the index of an element, or a map's key in brackets. */
  private readonly steps: (string | number | readonly [key: unknown])[] = [];
  private readonly root: string;
  /** The shape that was entered last, and the value it was held against. */
  expected: Shape | undefined = undefined;
  found: unknown = undefined;

  constructor(root: string) {
    this.root = root;
  }

  enter(step: string | number | readonly [key: unknown]): void {
    this.steps.push(step);
  }

  leave(): void {
    this.steps.pop();
  }

  /** Notes what is looked at, for the message. */
  look(shape: Shape, found: unknown): void {
    this.expected = shape;
    this.found = found;
  }

  /** `Player.inventory[3].count`, `Player.scores["a"]`. */
  toString(): string {
    let text = this.root;
    for (const step of this.steps) {
      if (typeof step === "string") text += `.${step}`;
      else if (typeof step === "number") text += `[${step}]`;
      else text += typeof step[0] === "string" ? `[${JSON.stringify(step[0])}]` : `[${String(step[0])}]`;
    }
    return text;
  }
}
