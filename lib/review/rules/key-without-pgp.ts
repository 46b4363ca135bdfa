import { quoted } from '../../policy/parse/quoted';
import { type Rule } from './rule';

export const keyWithoutPgp: Rule = {
  id: 'key-without-pgp',
  severity: 'warning',
  title: 'An API key is made without a PGP key',
  why: 'Its secret lies in Terraform’s state in clear, for everybody who may read the state.',
  remedy: 'Give the resource a `pgp_key`, the owner’s public key.',
  see: 'https://github.com/tencentcloudstack/terraform-provider-tencentcloud/blob/master/website/docs/r/cam_access_key.html.markdown',
  *check(view) {
    for (const credential of view.account.credentials) {
      if (credential.kind !== 'access-key' || credential.recipient !== null) continue;
      const { user, origin } = credential;
      const name = user === null ? 'whoever runs Terraform' : quoted(view.nameOf(user));
      yield {
        origin,
        message: `the secret of an API key of ${name} lies in the state in clear; give it a \`pgp_key\``,
        about: [[name, origin.address]],
      };
    }
  },
};
