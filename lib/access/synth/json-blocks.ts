import { isObject, type JsonObject } from '../json';

/** One block of a `.tf.json` file: `resource`, its type and its name are three labels deep. */
export interface JsonBlock {
  readonly labels: readonly string[];
  readonly body: JsonObject;
}

/**
 * The blocks under a key. At every level Terraform takes an object, or a list of objects that add up.
 *
 * @param depth how many labels the block type has
 * @param wrong called for what is neither: Terraform would refuse the file
 */
export function blocksIn(value: unknown, depth: number, wrong: (labels: readonly string[]) => void): JsonBlock[] {
  const blocks: JsonBlock[] = [];
  const walk = (node: unknown, labels: readonly string[], nested: boolean): void => {
    if (Array.isArray(node) && !nested) node.forEach((item) => walk(item, labels, true));
    else if (!isObject(node)) wrong(labels);
    else if (labels.length === depth) blocks.push({ labels, body: node });
    else for (const [label, child] of Object.entries(node)) if (label !== '//') walk(child, [...labels, label], false);
  };
  if (value !== undefined) walk(value, [], false);
  return blocks;
}
