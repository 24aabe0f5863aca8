import { ts } from "ts-morph";

/** `(typeof X)[keyof typeof X]`: the name of X; undefined for any other type. */
export function constantOfValues(node: ts.IndexedAccessTypeNode): ts.EntityName | undefined {
  const object = unwrap(node.objectType);
  const index = unwrap(node.indexType);
  if (!ts.isTypeQueryNode(object) || !ts.isTypeOperatorNode(index)) return undefined;
  if (index.operator !== ts.SyntaxKind.KeyOfKeyword) return undefined;
  const keys = unwrap(index.type);
  if (!ts.isTypeQueryNode(keys)) return undefined;
  return nameText(object.exprName) === nameText(keys.exprName) ? object.exprName : undefined;
}

function unwrap(node: ts.TypeNode): ts.TypeNode {
  return ts.isParenthesizedTypeNode(node) ? unwrap(node.type) : node;
}

function nameText(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${nameText(name.left)}.${name.right.text}`;
}
