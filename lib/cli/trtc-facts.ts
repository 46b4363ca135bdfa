import type * as catalog from '../catalog';
import { type ActionFacts } from '../policy';

/** What the catalogue knows of TRTC, as the policy language takes it. */
export function trtcFacts({ closestName, trtcActions }: typeof catalog): ActionFacts {
  const names = trtcActions.map(({ name }) => name);
  return { service: 'trtc', actions: trtcActions, closest: (action) => closestName(action, names) };
}

/** Everybody knows what it means when one of these is allowed. */
const FAMILIAR = ['trtc:RemoveUser', 'trtc:DismissRoom', 'trtc:DescribeSecret'];

/** TRTC's actions in the order in which they make a proof easy to picture: those of one application before the others. */
export function tellingActions({ trtcActions }: typeof catalog): string[] {
  const inScope = (...scopes: string[]): string[] =>
    trtcActions.filter(({ scope }) => scopes.includes(scope)).map(({ name }) => name);
  return [...new Set([...FAMILIAR, ...inScope('application'), ...inScope('open'), ...inScope('operation')])];
}
