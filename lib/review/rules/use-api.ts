import { isUnknown } from '../../access';
import { quoted } from '../../policy/parse/quoted';
import { type Rule } from './rule';

const PROVIDER =
  'https://github.com/tencentcloudstack/terraform-provider-tencentcloud/blob/master/website/docs/r/cam_user.html.markdown';

export const useApiDefault: Rule = {
  id: 'use-api-default',
  severity: 'warning',
  title: 'A user is made with an API key',
  why: 'The provider’s own default for `use_api` makes a key with the user, and keeps its secret in the state in clear.',
  remedy: 'Write `use_api = false`, and make a key with `TrtcAccessKey` where one is needed.',
  see: PROVIDER,
  *check({ account }) {
    for (const { name, key, useApi, declared } of account.users) {
      if (useApi !== true || declared === undefined || declared.origin.importing) continue;
      const shown = typeof name === 'string' ? name : key;
      yield {
        origin: declared.origin,
        message: `${quoted(shown)} is made with an API key, whose secret lies in the state in clear; write \`use_api = false\``,
        about: [shown],
      };
    }
  },
};

export const useApiToggled: Rule = {
  id: 'use-api-toggled',
  severity: 'warning',
  title: '`use_api` changes on a user that exists',
  why: 'The provider reads it only when it makes a user: switching it off leaves the key alive, switching it on makes none.',
  remedy: 'Disable the key in CAM, or make one with `TrtcAccessKey`.',
  see: PROVIDER,
  *check({ account, before }) {
    for (const { name, key, useApi, declared } of account.users) {
      const was = before?.user(key);
      if (declared === undefined || declared.origin.importing || was?.declared === undefined) continue;
      if (isUnknown(useApi) || isUnknown(was.useApi) || useApi === was.useApi) continue;
      const shown = typeof name === 'string' ? name : key;
      const effect = useApi
        ? 'makes no API key; make one with `TrtcAccessKey`'
        : 'leaves the API key alive that it was made with; disable that in CAM';
      yield {
        origin: declared.origin,
        message: `changing \`use_api\` to \`${useApi}\` on ${quoted(shown)}, who exists, ${effect}`,
        about: [[shown, useApi]],
      };
    }
  },
};
