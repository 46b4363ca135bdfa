import { type Block } from '../expression/value';
import { ModelFacts } from '../facts/model-facts';
import { concernsAccess } from '../facts/read-block';
import { type AccessModel } from '../model/access-model';
import { digestOf } from '../model/digest';
import { Accounts } from './accounts';
import { Stack } from './stack';
import { Stacks } from './stacks';
import { sortFiles, type SynthFiles } from './synth-files';

/**
 * Reads who holds what from a synth: every stack of a `cdktf.out`, or a folder of `.tf.json` files.
 *
 * What is static is settled: references, locals, templates, `count` and `for_each`, lookups by what they look up.
 * Anything else is unknown and shows its expression. Nothing is looked up in a cloud, and no secret is read.
 *
 * @param files text by path relative to the folder, with `/` between its parts: `manifest.json` where there is one, and
 *   all `.tf.json` and `.tf` files
 * @throws UnreadableError when that is no synth, or not a whole one
 */
export function readSynth(files: ReadonlyMap<string, string>): AccessModel {
  const sorted = sortFiles(files);
  const accounts = new Accounts();
  const model = readStacks(sorted, accounts);
  // Only reading showed that some accounts are one; so read with that in mind.
  return accounts.linked ? readStacks(sorted, accounts) : model;
}

function readStacks({ stacks: configurations, unread }: SynthFiles, accounts: Accounts): AccessModel {
  const model = new ModelFacts();
  const stacks = new Stacks();
  for (const configuration of configurations) stacks.add(new Stack(configuration, stacks, accounts));
  for (const stack of stacks) readStack(stack, model);
  for (const { file, why } of unread) model.doubt(file, why, digestOf([file, why]));
  return model.build();
}

function readStack(stack: Stack, model: ModelFacts): void {
  const { configuration } = stack;
  for (const declaration of configuration.resources) {
    if (!concernsAccess(declaration.type)) continue;
    for (const block of instances(stack, declaration)) model.read(block);
  }
  for (const name of configuration.modules.keys()) {
    const digest = digestOf(stack.definitions.digestsUnder(`module.${name}`));
    model.doubt(`module.${name}`, 'what a module declares is not in a synth; review the plan', digest);
  }
  for (const { place, why } of configuration.problems) model.doubt(place, why, digestOf([place, why]));
  for (const address of configuration.forgotten) {
    model.forget({ address, ...(stack.name !== '' && { stack: stack.name }) });
  }
}

function instances(stack: Stack, declaration: Parameters<Stack['blocksOf']>[0]): Iterable<Block> {
  const counted = stack.blocksOf(declaration);
  if (counted === undefined) return [];
  return 'blocks' in counted ? counted.blocks.values() : [counted.block];
}
