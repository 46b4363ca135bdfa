import { type Account, isUnknown, type OrUnknown } from '../../access';
import { quoted } from '../../policy/parse/quoted';
import { type Rule } from './rule';

export const secondFactorOff: Rule = {
  id: 'second-factor-off',
  severity: 'warning',
  title: 'A second factor is switched off',
  why: 'Whoever knows the password then needs nothing else to sign in, or to do what is dangerous.',
  remedy: 'Leave it on, or switch another one on first.',
  see: 'https://github.com/tencentcloudstack/terraform-provider-tencentcloud/blob/master/website/docs/r/cam_mfa_flag.html.markdown',
  *check(view) {
    for (const { user, login, action, origin } of secondFactors(view.account)) {
      const was = view.before && secondFactors(view.before.account).find((factor) => factor.user === user);
      if (was === undefined) continue;
      const name = view.nameOf(user);
      const off = [
        ...missing(was.login, login, 'at login'),
        ...missing(was.action, action, 'before dangerous actions'),
      ];
      if (off.length === 0) continue;
      yield {
        origin,
        message: `${quoted(name)} is no longer asked for ${off.join(' and ')}; leave it on, or switch another one on first`,
        about: off.map((factor) => [name, factor]),
      };
    }
  },
};

function secondFactors({ credentials }: Account) {
  return credentials.filter((credential) => credential.kind === 'second-factor');
}

function missing(was: OrUnknown<readonly string[]>, is: OrUnknown<readonly string[]>, when: string): string[] {
  if (isUnknown(was) || isUnknown(is)) return [];
  return was.filter((factor) => !is.includes(factor)).map((factor) => `${quoted(factor)} ${when}`);
}
