import Handlebars from "handlebars";

export type Template = (view: object) => string;

/** Nothing but these: a template that wants more than printing has found a decision that belongs into the view. */
const compileOptions: CompileOptions = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    helperMissing: false,
    blockHelperMissing: false,
    each: true,
    if: true,
    unless: true,
    with: false,
    log: false,
    lookup: false,
  },
};

export const forbiddenHelpers: readonly string[] = ["with", "log", "lookup", "blockHelperMissing", "helperMissing"];

export function newEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  for (const helper of forbiddenHelpers) engine.unregisterHelper(helper);
  return engine;
}

export function compileTemplate(engine: typeof Handlebars, text: string): Template {
  return engine.compile(text, compileOptions);
}

/** The text of a program that `engine.template` turns into the template: for the packed compiler. */
export function precompileTemplate(text: string): string {
  return String(Handlebars.precompile(text, compileOptions));
}
