import { Token } from 'cdktf';
import { findPresetPolicy } from '../../catalog/preset-policies';
import { quoted } from './problems';
import { noTextProblems, plainTextProblems } from './input-problems';

const WORD = '+=,.@_-';
const WORD_CHARACTERS = /^[A-Za-z0-9+=,.@_-]*$/;

/**
 * What is wrong with the name of a sub-user that is to be made. Tokens pass: only Terraform knows them.
 *
 * @see https://cloud.tencent.com/document/product/598/83509
 */
export function userNameProblems(name: string): string[] {
  return wordProblems('user name', name, 64);
}

/**
 * What is wrong with the name of a policy, ours or Tencent's.
 *
 * @see https://www.tencentcloud.com/document/product/598/34580
 */
export function policyNameProblems(name: string): string[] {
  return wordProblems('policy name', name, 128);
}

/** What is wrong with the name of a policy of one's own: that of a preset means the preset, here and to every reader. */
export function customPolicyNameProblems(name: string): string[] {
  if (findPresetPolicy(name) === undefined) return [];
  return [`policy name ${quoted(name)} is that of a preset; for that one use \`TrtcPresetPolicy.fromName\``];
}

/** What is wrong with the name of a user group. CAM documents no rule for it, so only what can't be meant is refused. */
export function groupNameProblems(name: string): string[] {
  return existingNameProblems('group name', name);
}

/** What is wrong with the name of something that exists already: CAM keeps names from before its present rules. */
export function existingNameProblems(what: string, name: string): string[] {
  const problems = plainTextProblems(what, name);
  if (problems.length > 0 || Token.isUnresolved(name)) return problems;
  if (name.trim() === '') return [`${what} ${quoted(name)} is empty; write the name that CAM shows`];
  if (name !== name.trim())
    return [`${what} ${quoted(name)} starts or ends with a space; write ${quoted(name.trim())}`];
  // The provider joins names and ids with `#`, and splits them again.
  if (/[#\p{Cc}]/u.test(name)) return [`${what} ${quoted(name)} contains \`#\` or a control character; rename it`];
  return [];
}

/** What is wrong with an id of CAM: these are numbers, written as strings. */
export function idProblems(what: string, id: string): string[] {
  const noText = noTextProblems(what, id);
  if (noText.length > 0 || Token.isUnresolved(id) || /^[1-9][0-9]*$/.test(id)) return noText;
  return [`${what} ${quoted(id)} is no number; write the digits that CAM shows, as in \`'524252'\``];
}

function wordProblems(what: string, name: string, longest: number): string[] {
  const problems = noTextProblems(what, name);
  if (problems.length > 0 || Token.isUnresolved(name)) return problems;
  if (name === '') return [`${what} is empty; write 1 to ${longest} letters, digits or \`${WORD}\``];
  if (!WORD_CHARACTERS.test(name)) {
    const strange = [...new Set([...name].filter((character) => !WORD_CHARACTERS.test(character)))].join('');
    problems.push(`${what} ${quoted(name)} contains ${quoted(strange)}; use letters, digits and \`${WORD}\` only`);
  }
  if (name.length > longest)
    problems.push(`${what} ${quoted(name)} has ${name.length} characters; use at most ${longest}`);
  return problems;
}
