import { ts } from "ts-morph";

export type ConstantValue = number | string;

/** Values of names that an initialiser may refer to: earlier members, by `Red` or `Faction.Red`. */
export type ConstantLookup = (path: string) => ConstantValue | undefined;

/** The value of an initialiser that TypeScript itself folds; undefined for anything else. */
export function foldConstant(node: ts.Expression, lookup: ConstantLookup, depth = 0): ConstantValue | undefined {
  if (depth > 200) return undefined;
  const fold = (inner: ts.Expression) => foldConstant(inner, lookup, depth + 1);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return fold(node.expression);
  if (ts.isIdentifier(node)) return lookup(node.text);
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return lookup(`${node.expression.text}.${node.name.text}`);
  if (
    ts.isElementAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    ts.isStringLiteralLike(node.argumentExpression)
  )
    return lookup(`${node.expression.text}.${node.argumentExpression.text}`);
  if (ts.isPrefixUnaryExpression(node)) return foldUnary(node.operator, fold(node.operand));
  if (ts.isBinaryExpression(node)) return foldBinary(node.operatorToken.kind, fold(node.left), fold(node.right));
  if (ts.isTemplateExpression(node)) return foldTemplate(node, fold);
  return undefined;
}

function foldUnary(operator: ts.SyntaxKind, operand: ConstantValue | undefined): ConstantValue | undefined {
  if (typeof operand !== "number") return undefined;
  if (operator === ts.SyntaxKind.MinusToken) return 0 - operand;
  if (operator === ts.SyntaxKind.PlusToken) return operand;
  return operator === ts.SyntaxKind.TildeToken ? ~operand : undefined;
}

const operations: ReadonlyMap<ts.SyntaxKind, (left: number, right: number) => number> = new Map([
  [ts.SyntaxKind.PlusToken, (left: number, right: number) => left + right],
  [ts.SyntaxKind.MinusToken, (left, right) => left - right],
  [ts.SyntaxKind.AsteriskToken, (left, right) => left * right],
  [ts.SyntaxKind.SlashToken, (left, right) => left / right],
  [ts.SyntaxKind.PercentToken, (left, right) => left % right],
  [ts.SyntaxKind.AsteriskAsteriskToken, (left, right) => left ** right],
  [ts.SyntaxKind.LessThanLessThanToken, (left, right) => left << right],
  [ts.SyntaxKind.GreaterThanGreaterThanToken, (left, right) => left >> right],
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken, (left, right) => left >>> right],
  [ts.SyntaxKind.BarToken, (left, right) => left | right],
  [ts.SyntaxKind.AmpersandToken, (left, right) => left & right],
  [ts.SyntaxKind.CaretToken, (left, right) => left ^ right],
]);

function foldBinary(
  operator: ts.SyntaxKind,
  left: ConstantValue | undefined,
  right: ConstantValue | undefined,
): ConstantValue | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (typeof left === "number" && typeof right === "number") return operations.get(operator)?.(left, right);
  return operator === ts.SyntaxKind.PlusToken ? `${left}${right}` : undefined;
}

function foldTemplate(
  node: ts.TemplateExpression,
  fold: (inner: ts.Expression) => ConstantValue | undefined,
): string | undefined {
  let text = node.head.text;
  for (const { expression, literal } of node.templateSpans) {
    const value = fold(expression);
    if (value === undefined) return undefined;
    text += `${value}${literal.text}`;
  }
  return text;
}
