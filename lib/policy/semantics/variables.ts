import { CALLER, OWNER, OWNER_APP } from '../pattern/placeholders';

/**
 * The policy variables. In a compiled policy each is one private-use character: a constant of which nothing is known.
 *
 * @see https://www.tencentcloud.com/document/product/598/10607
 */
export const VARIABLES = { uin: CALLER, owner_uin: OWNER, app_id: OWNER_APP } as const;

export type VariableName = keyof typeof VARIABLES;

/** Values of policy variables; those that are not listed stay unknown. */
export type Bindings = Partial<Record<VariableName, string>>;

export const NO_BINDINGS: Bindings = {};

export const VARIABLE_NAMES = Object.keys(VARIABLES) as VariableName[];

/** The text with a placeholder for each variable. */
export function withPlaceholders(text: string): string {
  if (!text.includes('${')) return text;
  return VARIABLE_NAMES.reduce((result, name) => result.replaceAll(`\${${name}}`, VARIABLES[name]), text);
}

/** The text with the values of the variables in place of their placeholders. */
export function substitute(text: string, bindings: Bindings): string {
  return VARIABLE_NAMES.reduce(
    (result, name) => result.replaceAll(VARIABLES[name], bindings[name] ?? VARIABLES[name]),
    text,
  );
}

/** Those variables whose placeholder is in one of the texts. */
export function variablesIn(texts: Iterable<string>): VariableName[] {
  const joined = [...texts].join(' ');
  return VARIABLE_NAMES.filter((name) => joined.includes(VARIABLES[name]));
}
