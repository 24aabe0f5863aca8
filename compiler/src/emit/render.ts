import { readdirSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";

/** What a template prints: finished strings, booleans, and lists and objects of them. */
export type ViewValue = string | boolean | View | readonly ViewValue[];
export type View = { readonly [name: string]: ViewValue };

/**
 * Prints `view` with `templates/<language>/<template>.hbs`. Templates of a language see each other as partials, by their names.
 * A name that the view does not have is an error, also within `{{#if}}`, so that a misspelling cannot print nothing.
 */
export function renderTemplate(place: { readonly language: string; readonly template: string }, view: object): string {
  const template = templatesOf(place.language).get(place.template);
  if (!template) throw new Error(`There is no template \`${place.template}\` for \`${place.language}\`.`);
  return template(guard(view, place.template));
}

/** Prints from template text instead of a file: for emitters that live outside this package, and for tests of the rules above. */
export function renderText(text: string, view: object): string {
  return newEngine().compile(text, compileOptions)(guard(view, "text"));
}

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

type Template = (view: object) => string;

const loaded = new Map<string, ReadonlyMap<string, Template>>();

function templatesOf(language: string): ReadonlyMap<string, Template> {
  const known = loaded.get(language);
  if (known) return known;
  const engine = newEngine();
  const templates = new Map<string, Template>();
  for (const [name, text] of readTemplates(language)) {
    const template = engine.compile(text, compileOptions);
    engine.registerPartial(name, template);
    templates.set(name, template);
  }
  loaded.set(language, templates);
  return templates;
}

/** The one place where emitting reads the disk. The path is the same from `src` and from `dist`. */
function readTemplates(language: string): readonly (readonly [name: string, text: string])[] {
  const folder = new URL(`../../templates/${language}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".hbs"))
    .sort()
    .map((file) => [file.slice(0, -".hbs".length), readFileSync(new URL(file, folder), "utf8")] as const);
}

function newEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  for (const helper of ["with", "log", "lookup", "blockHelperMissing", "helperMissing"])
    engine.unregisterHelper(helper);
  return engine;
}

/** Strict mode lets `{{#if misspelled}}` pass as false; behind this proxy it throws. */
function guard<T extends object>(view: T, template: string): T {
  return new Proxy(view, {
    get(target, name, receiver) {
      refuseUnknown(target, name, template);
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === "object" && value !== null ? guard(value, template) : value;
    },
    has(target, name) {
      refuseUnknown(target, name, template);
      return Reflect.has(target, name);
    },
  });
}

/** Handlebars itself asks for what every object inherits, and lists for their length and positions. */
function refuseUnknown(target: object, name: string | symbol, template: string): void {
  if (typeof name === "symbol" || Array.isArray(target) || Object.hasOwn(target, name) || name in Object.prototype)
    return;
  throw new Error(`Template \`${template}\` prints \`${name}\`, which its view does not have.`);
}
