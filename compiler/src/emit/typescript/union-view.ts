import type { UnionModel } from "../../model/schema-model.ts";
import { type DefinitionView, unionDefinition } from "./definition-view.ts";
import type { ModuleScope } from "./scope.ts";
import { unionShapeLines } from "./shape-text.ts";
import { type FunctionsView, signatures, type TypeView, typeView } from "./type-view.ts";
import { unionBodies } from "./union-text.ts";

/** What the template of a union prints. */
export interface UnionView extends TypeView, FunctionsView, Omit<DefinitionView, "isDocument" | "queries"> {
  readonly shapeLines: readonly string[];
}

export function unionView(union: UnionModel, scope: ModuleScope): UnionView {
  return {
    ...typeView(union, scope),
    ...signatures(scope.name(union.name, "type"), scope),
    ...unionDefinition(union, scope),
    ...unionBodies(union, scope),
    exported: "export ",
    isShared: true,
    shapeLines: unionShapeLines(union, scope),
  };
}
