import type { Language, Response } from "../harness.ts";
import type { Question } from "./judge.ts";

/** Unwritable rows that a language's types cannot even say, so that it refuses them earlier and in another way. */
export interface Inexpressible {
  readonly language: Language["name"];
  readonly because: string;
  holds(question: Question, actual: Response): boolean;
}

/** Every row is needed: a test fails when nothing falls under it any more. */
export const inexpressible: readonly Inexpressible[] = [];
