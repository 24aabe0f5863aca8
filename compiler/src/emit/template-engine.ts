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

export function newEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  for (const helper of ["with", "log", "lookup", "blockHelperMissing", "helperMissing"])
    engine.unregisterHelper(helper);
  return engine;
}

/** Compiles a template, under a name if others call it by one. */
export function compileTemplate(engine: typeof Handlebars, text: string, name?: string): Template {
  const print = engine.compile(text, compileOptions);
  if (name !== undefined) engine.registerPartial(name, print);
  return (view) => print(guardView(view));
}

/** What a template is made of: for the packed compiler, which prints without Handlebars. */
export function parseTemplate(text: string): hbs.AST.Program {
  return Handlebars.parse(text);
}

/** Strict mode lets `{{#if misspelled}}` pass as false; behind this proxy it throws. */
function guardView<T extends object>(view: T): T {
  return new Proxy(view, {
    get(target, name, receiver) {
      refuseUnknown(target, name);
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === "object" && value !== null ? guardView(value) : value;
    },
    has(target, name) {
      refuseUnknown(target, name);
      return Reflect.has(target, name);
    },
  });
}

/** Handlebars itself asks for what every object inherits, and lists for their length and positions. */
function refuseUnknown(target: object, name: string | symbol): void {
  if (typeof name === "symbol" || Array.isArray(target) || Object.hasOwn(target, name) || name in Object.prototype)
    return;
  throw new Error(`A template prints \`${name}\`, which its view does not have.`);
}
