import { type Io } from './io';

/** How text is laid out where it is printed: as wide as the terminal, in colour only there. */
export function textLayout({ columns, env }: Pick<Io, 'columns' | 'env'>): { width?: number; colour: boolean } {
  return { ...(columns !== undefined && { width: columns }), colour: wantsColour(columns !== undefined, env) };
}

/** What is forced counts more than what is forbidden, as it does in Node. */
function wantsColour(isTerminal: boolean, { FORCE_COLOR, NO_COLOR, TERM }: Io['env']): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  return isTerminal && TERM !== 'dumb';
}
