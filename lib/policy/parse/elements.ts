import { type JsonNode } from './json-reader';
import { type Problems } from './problems';
import { quoted } from './quoted';
import { eachMember } from './structure';

interface Element {
  readonly path: string;
  readonly value: JsonNode;
}

interface Shape<Name extends string> {
  /** What the object is, for messages: `a statement`. */
  readonly what: string;
  readonly required: readonly Name[];
  readonly optional: readonly Name[];
}

/** The elements of an object of the grammar, under their documented names; refuses all other keys and absent elements. */
export function elements<Name extends string>(
  node: JsonNode,
  path: string,
  { what, required, optional }: Shape<Name>,
  problems: Problems,
): Partial<Record<Name, Element>> {
  const found: Partial<Record<Name, Element>> = {};
  const known = [...required, ...optional];
  eachMember(node, path, 'its elements', problems, (key, at, value, memberPath) => {
    const name = known.find((element) => element === key.trim().toLowerCase());
    if (name !== key) problems.add(at, memberPath, keyProblem(key, name, what, known));
    // An element under a misspelt key is read on, so that what is wrong inside is told too.
    if (name !== undefined) found[name] ??= { path: memberPath, value };
  });
  if (node.kind !== 'object' || node.members.length === 0) return found;
  for (const name of required) {
    if (found[name] === undefined) problems.add(node.at, path, `${what} has no \`${name}\`; every one needs it`);
  }
  return found;
}

function keyProblem(key: string, name: string | undefined, what: string, known: readonly string[]): string {
  if (name !== undefined) return `the key ${quoted(key)} is not an element of ${what}; write \`${name}\``;
  const plain = key.toLowerCase().replace(/[^a-z]/g, '');
  if (plain === 'principal' || plain === 'notprincipal') {
    return `${quoted(key)} belongs to the trust policies of roles and to bucket policies; remove it`;
  }
  if (plain === 'notaction' || plain === 'notresource') {
    return `CAM has no ${quoted(key)}; list what is meant, or take it away again in a \`deny\` statement`;
  }
  return `the key ${quoted(key)} is not an element of ${what}; its elements are ${known.map((element) => `\`${element}\``).join(', ')}`;
}
