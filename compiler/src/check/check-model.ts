import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { checkKeys } from "./check-keys.ts";

type Check = (model: SchemaModel, diagnostics: DiagnosticBag) => void;

/** Every check, in the order in which they run. */
const checks: readonly Check[] = [checkKeys];

/** Reports what is wrong with a model that could be read: each schema for itself, nothing about its past. */
export function checkModel(model: SchemaModel, diagnostics: DiagnosticBag): void {
  for (const check of checks) check(model, diagnostics);
}
