import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { quoted } from './problems';

/** That a value is no text. Types don't say so of an environment variable that is not set, nor to JavaScript. */
export function noTextProblems(what: string, value: unknown): string[] {
  return typeof value === 'string' ? [] : [`${what} is ${shown(value)}, which is no text; write one`];
}

/** What is wrong with a text that Terraform gets as it stands. Tokens pass. */
export function plainTextProblems(what: string, text: string): string[] {
  const noText = noTextProblems(what, text);
  if (noText.length > 0 || Token.isUnresolved(text)) return noText;
  const [marker] = /[$%]\{/.exec(text) ?? [];
  if (marker === undefined) return [];
  return [
    `${what} ${quoted(text)} contains \`${marker}\`, which Terraform takes for an expression; a value of your program goes into a template literal, one of Terraform's is passed as a token`,
  ];
}

/** That something is not what it is to be: an object with a member of that name. */
export function noObjectProblems(what: string, value: unknown, member: string, wanted: string): string[] {
  if (typeof value === 'object' && value !== null && member in value) return [];
  return [`${what} is ${shown(value)}; pass ${wanted}`];
}

/** What an object holds may be a secret, such as the content of a key's file. */
function shown(value: unknown): string {
  if (Construct.isConstruct(value)) return `\`${value.node.path}\``;
  return typeof value === 'object' && value !== null ? 'an object' : `\`${String(value)}\``;
}
