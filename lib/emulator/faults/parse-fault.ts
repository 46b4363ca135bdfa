import { placeholders } from '../console-change';
import { EmulatorError } from '../emulator-error';
import { CallPattern } from './call-pattern';
import { type Effect } from './effect';
import { type FaultKind, faultKinds } from './fault-kinds';

/** What a fault says: what goes wrong, with which calls. */
export interface FaultPlan {
  /** As it is written, with single spaces. */
  readonly text: string;
  readonly effect: Effect;
  readonly on: CallPattern;
  /** The first and the last of the matching calls that it hits, counted from 1. */
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a fault such as `throttle on cam:AddUser call 1-3`.
 *
 * Throws an `EmulatorError` on anything else.
 */
export function parseFault(text: string): FaultPlan {
  const words = text.trim().split(/\s+/);
  try {
    const end = words.findIndex((word) => CLAUSES.includes(word));
    const [name = '', ...given] = end === -1 ? words : words.slice(0, end);
    const kind = findKind(name);
    checkCount(given, name, kind);
    const { on, call } = readClauses(end === -1 ? [] : words.slice(end));
    return {
      text: words.join(' '),
      effect: kind.effect(given),
      on: on === undefined ? CallPattern.EVERY : CallPattern.parse(on),
      ...readNumbers(call ?? (kind.once ? '1' : '1-')),
    };
  } catch (error) {
    throw error instanceof EmulatorError ? new EmulatorError(`fault \`${words.join(' ')}\`: ${error.message}`) : error;
  }
}

/** How each fault is written, with what it does. */
export function faultUsages(): { readonly usage: string; readonly summary: string }[] {
  return [...faultKinds].map(([name, kind]) => ({ usage: usageOf(name, kind), summary: kind.summary }));
}

function usageOf(name: string, { arguments: names, optional = 0 }: FaultKind): string {
  const needed = names.length - optional;
  return [name, ...placeholders(names.slice(0, needed)), ...names.slice(needed).map((one) => `[${one}]`)].join(' ');
}

function findKind(name: string): FaultKind {
  const kind = faultKinds.get(name);
  if (kind !== undefined) return kind;
  const names = [...faultKinds.keys()].map((one) => `\`${one}\``);
  throw new EmulatorError(`\`${name}\` is no fault; the faults are ${names.join(', ')}`);
}

const CLAUSES = ['on', 'call'];

function checkCount(given: readonly string[], name: string, kind: FaultKind): void {
  const { arguments: names, optional = 0 } = kind;
  if (given.length < names.length - optional) throw new EmulatorError(`write \`${usageOf(name, kind)}\``);
  const extra = given[names.length];
  if (extra !== undefined) throw tooMany(extra);
}

function tooMany(word: string): EmulatorError {
  return new EmulatorError(
    `\`${word}\` is one word too many; what may follow is \`on <action>\` and \`call <number>\``,
  );
}

function readClauses(words: readonly string[]): { readonly on?: string; readonly call?: string } {
  const clauses: Record<string, string> = {};
  for (let place = 0; place < words.length; place += 2) {
    const [name = '', value] = words.slice(place);
    if (!CLAUSES.includes(name)) throw tooMany(name);
    if (value === undefined) throw new EmulatorError(`\`${name}\` needs a word after it, as in ${EXAMPLES[name]}`);
    if (clauses[name] !== undefined) throw new EmulatorError(`\`${name}\` is there twice; write two faults`);
    clauses[name] = value;
  }
  return clauses;
}

const EXAMPLES: Readonly<Record<string, string>> = { on: '`on cam:AddUser`', call: '`call 2` or `call 2-4`' };

/** `2` is the second call, `2-4` three calls, `2-` all from the second on. */
function readNumbers(text: string): { readonly first: number; readonly last: number } {
  const [, from, dash, to] = /^([1-9]\d{0,8})(-)?([1-9]\d{0,8})?$/.exec(text) ?? [];
  const first = Number(from);
  const last = to !== undefined ? Number(to) : dash === undefined ? first : Infinity;
  if (from === undefined || (dash === undefined && to !== undefined) || last < first) {
    throw new EmulatorError(`\`${text}\` does not say which calls; write \`call 2\`, \`call 2-4\` or \`call 2-\``);
  }
  return { first, last };
}
