import { QUOTAS } from '../../catalog';
import { quoted } from '../../policy/parse/quoted';
import { keysInUse } from './keys';
import { type Rule } from './rule';

export const twoKeys: Rule = {
  id: 'two-keys',
  severity: 'warning',
  title: 'A user has two API keys at once',
  why: `Two are for the days of a rotation: one that nobody uses is not missed when it leaks, and CAM makes no more than ${QUOTAS.keysOfUser}.`,
  remedy: 'Remove the older key once the newer one is in use.',
  see: 'https://www.tencentcloud.com/document/product/598/10609',
  *check(view) {
    for (const [user, keys] of keysInUse(view.account)) {
      const last = keys.at(-1);
      if (keys.length < 2 || last === undefined) continue;
      const name = user === null ? 'whoever runs Terraform' : quoted(view.nameOf(user));
      yield {
        origin: last.origin,
        message: `${name} has ${keys.length} API keys; remove the older once the newer is in use`,
        about: keys.map(({ kind, origin }) => [name, kind, origin.address]),
      };
    }
  },
};
