import type * as catalog from '../catalog';
import { type ActionFacts } from '../policy';

/** What the catalogue knows of TRTC, as the policy language takes it. */
export function trtcFacts({ closestName, trtcActions }: typeof catalog): ActionFacts {
  const names = trtcActions.map(({ name }) => name);
  return { service: 'trtc', actions: trtcActions, closest: (action) => closestName(action, names) };
}
