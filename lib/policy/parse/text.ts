import { quoted } from './quoted';

/** The policy variables that CAM replaces by a value of the caller. */
const VARIABLES: readonly string[] = ['uin', 'owner_uin', 'app_id'];

/** Text that no policy needs and that would make two different names look the same, or break those who read on. */
const FOREIGN = /[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]/u;

/** What is wrong with the characters of any string of a policy; `undefined` when nothing is. */
export function textProblem(text: string): string | undefined {
  return FOREIGN.test(text) ? `${quoted(text)} holds a control, private-use or broken character; remove it` : undefined;
}

/**
 * What is wrong with the policy variables of a text.
 *
 * @see https://www.tencentcloud.com/document/product/598/10607
 */
export function variableProblem(text: string): string | undefined {
  for (const [reference, name] of text.matchAll(/\$\{([^}]*)\}?/g)) {
    if (!reference.endsWith('}'))
      return `${quoted(text)} opens a policy variable and does not close it; write \`\${${VARIABLES[0]}}\``;
    if (!VARIABLES.includes(name ?? '')) {
      return `${quoted(reference)} is not a policy variable; CAM has ${VARIABLES.map((known) => `\`\${${known}}\``).join(', ')}`;
    }
  }
  return undefined;
}

/** What is wrong with a pattern that may hold `*`. */
export function wildcardProblem(text: string): string | undefined {
  return text.includes('?')
    ? `${quoted(text)} holds \`?\`, which CAM does not document; its only wildcard is \`*\``
    : undefined;
}
