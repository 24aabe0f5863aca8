import type { DiagnosticBag } from "../diagnostics/diagnostic-bag.ts";
import type { SchemaModel } from "../model/schema-model.ts";
import { checkConstraints } from "./check-constraints.ts";
import { checkContainers } from "./check-containers.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkDefaults } from "./check-defaults.ts";
import { checkDocuments } from "./check-documents.ts";
import { checkEndlessDefaults } from "./check-endless-defaults.ts";
import { checkEnums } from "./check-enums.ts";
import { checkIdentity } from "./check-identity.ts";
import { checkIndexes } from "./check-indexes.ts";
import { checkKeys } from "./check-keys.ts";
import { checkNames } from "./check-names.ts";
import { checkUnions } from "./check-unions.ts";

type Check = (model: SchemaModel, diagnostics: DiagnosticBag) => void;

/** Every check, in the order in which they run. */
const checks: readonly Check[] = [
  checkKeys,
  checkNames,
  checkContainers,
  checkCycles,
  checkEnums,
  checkUnions,
  checkDocuments,
  checkIdentity,
  checkIndexes,
  checkConstraints,
  checkDefaults,
  checkEndlessDefaults,
];

/** Reports what is wrong with a model that could be read: each schema for itself, nothing about its past. */
export function checkModel(model: SchemaModel, diagnostics: DiagnosticBag): void {
  for (const check of checks) check(model, diagnostics);
}
