import { own } from '../json';
import { type Origin } from '../model/origin';
import { originOf } from './comment-origin';
import { sortFiles } from './synth-files';

/**
 * Where the resources of a synth come from, by address: what a plan of the same code does not say.
 *
 * @param files as for `readSynth`
 * @param stack the stack that the plan is of; without it, an address that several stacks have is left out
 */
export function originsInSynth(files: ReadonlyMap<string, string>, stack?: string): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  const ambiguous = new Set<string>();
  for (const configuration of sortFiles(files).stacks) {
    if (stack !== undefined && configuration.name !== stack) continue;
    for (const { type, name, body } of configuration.resources) {
      if (own(body, '//') === undefined) continue;
      const address = `${type}.${name}`;
      if (origins.has(address)) ambiguous.add(address);
      origins.set(address, originOf(address, configuration.name, body));
    }
  }
  for (const address of ambiguous) origins.delete(address);
  return origins;
}
