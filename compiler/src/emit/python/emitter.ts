import type { SchemaModel, TypeDefinition } from "../../model/schema-model.ts";
import type { EmitOptions, Emitter, GeneratedFile } from "../emitter.ts";
import { typesByFile } from "../types-by-file.ts";
import { createContext } from "./context.ts";
import { indexView, type PackagedModule } from "./index-view.ts";
import { headerText, moduleText, print } from "./module-text.ts";
import { refuse } from "./refuse.ts";

/** A package: one module a schema file, `_keyslot.py` that they share, and `__init__.py` with everything in them. */
export const pythonEmitter: Emitter = { language: "python", refuse, emit };

function emit(model: SchemaModel, options: EmitOptions): readonly GeneratedFile[] {
  const context = createContext(model);
  const byFile = typesByFile(model);
  const modules = [...context.modules].map(([file, name]): PackagedModule & GeneratedFile => {
    const types = byFile.get(file) ?? [];
    return { name, types, path: `${name}.py`, text: moduleText(file, types, context) };
  });
  const header = headerText("all schemas");
  const files = [
    ...modules.map(({ path, text }) => ({ path, text })),
    { path: "__init__.py", text: print("index", indexView(header, modules, context)) },
    { path: "_keyslot.py", text: print("support", { header }) },
    { path: "py.typed", text: print("marker", { header }) },
    ...(model.types.some(isDocument) ? [{ path: "cultcache.py", text: print("cultcache", { header }) }] : []),
  ];
  const folder = ["python", ...(options.python?.package?.split(".") ?? [])].join("/");
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
}

function isDocument(type: TypeDefinition): boolean {
  return type.kind === "record" && type.document !== undefined;
}
