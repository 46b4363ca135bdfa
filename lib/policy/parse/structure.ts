import { describe, type JsonNode } from './json-reader';
import { itemPath, keyPath, type Problems } from './problems';
import { quoted } from './quoted';

type OnMember = (key: string, at: number, value: JsonNode, path: string) => void;

/** Calls `onMember` for each key of an object that has at least one; reports keys that are given twice. */
export function eachMember(node: JsonNode, path: string, what: string, problems: Problems, onMember: OnMember): void {
  if (node.kind !== 'object') return problems.add(node.at, path, `${describe(node)} stands where an object belongs`);
  if (node.members.length === 0) problems.add(node.at, path, `the object is empty; give it ${what}, or remove it`);
  const seen = new Set<string>();
  for (const { key, at, value } of node.members) {
    const memberPath = keyPath(path, key);
    if (seen.has(key)) problems.add(at, memberPath, `the key ${quoted(key)} is given twice; remove one`);
    else onMember(key, at, value, memberPath);
    seen.add(key);
  }
}

/** The items of a list that has at least one, or of a bare value, which is a list of one; without those that are refused. */
export function listOf<T>(
  node: JsonNode,
  path: string,
  problems: Problems,
  item: (node: JsonNode, path: string) => T | undefined,
): T[] {
  if (node.kind !== 'array') return [item(node, path)].filter((value) => value !== undefined);
  if (node.items.length === 0) problems.add(node.at, path, 'the list is empty; give it a value, or remove it');
  return node.items.map((value, at) => item(value, itemPath(path, at))).filter((value) => value !== undefined);
}

/** A string that `problemOf` has nothing against. */
export function stringOf(
  node: JsonNode,
  path: string,
  problems: Problems,
  problemOf: (text: string) => string | undefined,
): string | undefined {
  if (node.kind !== 'string') {
    problems.add(node.at, path, `${describe(node)} stands where a string belongs; write it in double quotes`);
    return undefined;
  }
  const problem = problemOf(node.value);
  if (problem === undefined) return node.value;
  problems.add(node.at, path, problem);
  return undefined;
}
