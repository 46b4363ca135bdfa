import { Account } from '../account/account';
import { type AccountChange, accountChangeShape, type AccountState, accountStateShape } from '../account/account-state';
import { findDangling } from '../account/account-state';
import { integer, object, oneOf, optional, type Shape, ShapeError } from '../shape';

const FORMAT = 'cdktf-trtc-access/emulator';
const VERSION = 2;

/** `accounts` is how many lines with an account follow at once: a file that was cut there is seen to be. */
const headerShape = object({ format: oneOf(FORMAT), version: oneOf(VERSION), accounts: integer });
const entryShape = object({ account: optional(accountStateShape), change: optional(accountChangeShape) });

/** Why a text is no state: the line that is wrong, and what is wrong with it. */
export class StateTextError extends Error {
  public override readonly name = 'StateTextError';
}

/**
 * A state as text: a line that says what this is, one for each account, then one for each change since that was written.
 * A change is a line and no more, so that keeping one costs what it changed and not what there is.
 */
export function renderAccounts(accounts: readonly AccountState[]): string {
  const header = { format: FORMAT, version: VERSION, accounts: accounts.length };
  return [header, ...accounts.map((account) => ({ account }))].map((line) => `${JSON.stringify(line)}\n`).join('');
}

export function renderAccount(account: AccountState): string {
  return `${JSON.stringify({ account })}\n`;
}

export function renderChange(change: AccountChange): string {
  return `${JSON.stringify({ change })}\n`;
}

/**
 * @param text without a last line that has no end: its writer was killed, and nobody was told that it is kept
 * @throws StateTextError
 */
export function readAccounts(text: string): Account[] {
  const [header = '', ...entries] = text.split('\n').slice(0, -1);
  const { accounts: promised } = readLine(header, 1, headerShape);
  const accounts = new Map<number, Account>();
  for (const [at, entry] of entries.entries()) {
    const { account, change } = readLine(entry, at + 2, entryShape);
    if (at < promised && account === undefined) throw new StateTextError(`line ${at + 2} holds no account`);
    if (account !== undefined) accounts.set(account.ownerUin, new Account(account));
    if (change !== undefined) accountOf(accounts, change, at + 2).replay(change);
  }
  if (accounts.size === 0 || entries.length < promised) throw new StateTextError('accounts are missing at its end');
  for (const account of accounts.values()) {
    const dangling = findDangling(account.state());
    if (dangling !== undefined) throw new StateTextError(dangling);
  }
  return [...accounts.values()];
}

function accountOf(accounts: ReadonlyMap<number, Account>, { ownerUin }: AccountChange, line: number): Account {
  const account = accounts.get(ownerUin);
  if (account === undefined)
    throw new StateTextError(`line ${line} changes account \`${ownerUin}\`, which is not there`);
  return account;
}

function readLine<T>(line: string, number: number, shape: Shape<T>): T {
  try {
    return shape(JSON.parse(line), { path: '', textual: false });
  } catch (error) {
    const why = error instanceof ShapeError ? `\`${error.path}\` is ${error.misfit}` : 'it is not JSON';
    throw new StateTextError(`line ${number}: ${why}`);
  }
}
