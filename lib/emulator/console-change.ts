import { type CamConsole } from './cam-console';
import { EmulatorError } from './emulator-error';

/** A change in the console that is told in words, such as `detach alice QcloudTRTCFullAccess`. */
export interface ConsoleChange {
  /** What the words after the first one are. */
  readonly arguments: readonly string[];
  readonly summary: string;
  readonly make: (console: CamConsole, words: readonly string[]) => void;
}

/** By the first word. */
export const consoleChanges: ReadonlyMap<string, ConsoleChange> = new Map([
  told('create-user', ['user'], 'somebody creates a sub-user', (console, [user]) => console.createUser(user)),
  told('delete-user', ['user'], 'somebody deletes a sub-user', (console, [user]) => console.deleteUser(user)),
  told('attach', ['user', 'policy'], 'somebody attaches a policy', (console, words) =>
    console.attachUserPolicy(...words),
  ),
  told('detach', ['user', 'policy'], 'somebody detaches a policy', (console, words) =>
    console.detachUserPolicy(...words),
  ),
  told('withdraw', ['preset'], 'Tencent withdraws a preset', (console, [preset]) => console.withdrawPreset(preset)),
  told('widen', ['preset', 'action'], 'Tencent lets a preset allow one more action', (console, words) =>
    console.widenPreset(...words),
  ),
]);

/** Makes a change that is told in words. Throws an `EmulatorError` when they tell none. */
export function makeConsoleChange(console: CamConsole, text: string): void {
  const [first = '', ...words] = text.trim().split(/\s+/);
  const found = consoleChanges.get(first);
  if (found === undefined || words.length !== found.arguments.length) {
    const usages = [...consoleChanges].map(([name, one]) => `\`${[name, ...placeholders(one.arguments)].join(' ')}\``);
    throw new EmulatorError(`change \`${text}\`: it is none; write ${usages.join(', ')}`);
  }
  found.make(console, words);
}

export function placeholders(names: readonly string[]): string[] {
  return names.map((name) => `<${name}>`);
}

type Words<Names extends readonly string[]> = { readonly [K in keyof Names]: string };

function told<const Names extends readonly string[]>(
  name: string,
  names: Names,
  summary: string,
  make: (console: CamConsole, words: Words<Names>) => void,
): [string, ConsoleChange] {
  return [name, { arguments: names, summary, make: (console, words) => make(console, words as Words<Names>) }];
}
