/** Whether an action is a pattern: `*` stands for any characters, none included. CAM documents no other wildcard. */
export function isPattern(action: string): boolean {
  return action.includes('*');
}

/** Whether whatever the second one names, the first one names too. Both may be patterns. */
export function coversAction(pattern: string, action: string): boolean {
  // Read as text, the `*` of the second is matched by nothing but a `*` of the first.
  return regExp(pattern).test(action);
}

const compiled = new Map<string, RegExp>();

function regExp(pattern: string): RegExp {
  let found = compiled.get(pattern);
  if (!found) {
    // `**` is `*`; left as it is, it would make matching slow.
    const literals = pattern.split(/\*+/).map((literal) => literal.replace(/[^A-Za-z0-9]/g, '\\$&'));
    found = new RegExp(`^${literals.join('.*')}$`, 's');
    compiled.set(pattern, found);
  }
  return found;
}
