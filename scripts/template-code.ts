import { parseTemplate } from "../compiler/src/emit/template-engine.ts";

/**
 * The program text of a template, for the packed compiler: a function from view to text that says what Handlebars' own would,
 * in a tenth of its time, and knows no more of its language than our templates use. Anything else ends the build.
 * Whitespace around blocks and the indentation of partials are settled by Handlebars' parser.
 */
export function templateCode(text: string): string {
  return `(v0) => ${programCode(parseTemplate(text), 0)}`;
}

/** What the programs call. A name that a view does not have is an error, as it is in the sources. */
export const templateHelpers = `
function text(value, name) {
  if (value === undefined) throw new Error(\`A template prints \\\`\${name}\\\`, which its view does not have.\`);
  return value;
}
function isSet(value, name) {
  return Array.isArray(text(value, name)) ? value.length > 0 : Boolean(value);
}
function each(list, name, print, otherwise) {
  if (text(list, name).length === 0) return otherwise();
  let all = "";
  for (let at = 0; at < list.length; at++) all += print(list[at], at === list.length - 1);
  return all;
}
function indented(text, indent) {
  const lines = text.split("\\n");
  return lines.map((line, at) => (line === "" && at === lines.length - 1 ? line : indent + line)).join("\\n");
}`;

type Program = hbs.AST.Program;
type Statement = hbs.AST.Statement;

/** `depth` counts the views around: blocks of a list have one of their own. */
function programCode(program: Program | undefined, depth: number): string {
  const pieces = program?.body.map((statement) => statementCode(statement, depth)) ?? [];
  return ['""', ...pieces.filter((piece) => piece !== '""')].join(" + ");
}

function statementCode(statement: Statement, depth: number): string {
  if (is<hbs.AST.ContentStatement>(statement, "ContentStatement")) return JSON.stringify(statement.value);
  if (is<hbs.AST.CommentStatement>(statement, "CommentStatement")) return '""';
  if (is<hbs.AST.MustacheStatement>(statement, "MustacheStatement") && statement.params.length === 0)
    return `text(${valueCode(statement.path, depth)})`;
  if (is<hbs.AST.BlockStatement>(statement, "BlockStatement")) return blockCode(statement, depth);
  if (is<hbs.AST.PartialStatement>(statement, "PartialStatement")) return partialCode(statement, depth);
  throw new Error(`Templates have no ${statement.type}.`);
}

function blockCode({ path, params, program, inverse }: hbs.AST.BlockStatement, depth: number): string {
  const [param] = params;
  const name = "original" in path ? path.original : "";
  if (!param || params.length > 1) throw new Error(`\`${name}\` takes one value.`);
  const value = valueCode(param, depth);
  const otherwise = `(${programCode(inverse, depth)})`;
  if (name === "each")
    return `each(${value}, (v${depth + 1}, last${depth + 1}) => ${programCode(program, depth + 1)}, () => ${otherwise})`;
  const block = `(${programCode(program, depth)})`;
  if (name === "if") return `(isSet(${value}) ? ${block} : ${otherwise})`;
  if (name === "unless") return `(isSet(${value}) ? ${otherwise} : ${block})`;
  throw new Error(`Templates have no block \`${name}\`.`);
}

function partialCode({ name, params, indent }: hbs.AST.PartialStatement, depth: number): string {
  if (!("original" in name) || params.length > 0) throw new Error("A partial is named, and given nothing.");
  const call = `templates[${JSON.stringify(name.original)}](v${depth})`;
  return indent ? `indented(${call}, ${JSON.stringify(indent)})` : call;
}

/** A value and its name, as arguments. */
function valueCode(path: hbs.AST.Expression, depth: number): string {
  if (!is<hbs.AST.PathExpression>(path, "PathExpression")) throw new Error("Templates have paths only.");
  const shown = JSON.stringify(path.original);
  if (path.data) {
    if (path.original === "@last" && depth > 0) return `last${depth}, ${shown}`;
    throw new Error(`Templates have no ${path.original}.`);
  }
  if (path.depth > depth) throw new Error(`${path.original} leads out of the template.`);
  const parts = path.parts.map((part) => `[${JSON.stringify(part)}]`);
  return `v${depth - path.depth}${parts.join("")}, ${shown}`;
}

function is<T extends { readonly type: string }>(node: { readonly type: string }, type: string): node is T {
  return node.type === type;
}
