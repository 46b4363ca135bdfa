import { type Action } from '../action';
import { accessKeyActions } from './access-keys';
import { accountInfoActions } from './account-info';
import { attachmentActions } from './attachments';
import { boundaryActions } from './boundaries';
import { groupActions } from './groups';
import { policyActions } from './policies';
import { policyVersionActions } from './policy-versions';
import { safeguardActions } from './safeguards';
import { stsActions } from './sts';
import { tagActions } from './tags';
import { trtcActions } from './trtc';
import { userActions } from './users';

/** One product of the cloud, at the one version of its API that is spoken here. */
export interface Service {
  readonly version: string;
  readonly actions: ReadonlyMap<string, Action>;
}

export const services: ReadonlyMap<string, Service> = new Map([
  [
    'cam',
    service('2019-01-16', [
      ...userActions,
      ...groupActions,
      ...policyActions,
      ...policyVersionActions,
      ...attachmentActions,
      ...accessKeyActions,
      ...boundaryActions,
      ...safeguardActions,
      ...accountInfoActions,
    ]),
  ],
  ['sts', service('2018-08-13', stsActions)],
  ['tag', service('2018-08-13', tagActions)],
  ['trtc', service('2019-07-22', trtcActions)],
]);

function service(version: string, actions: readonly Action[]): Service {
  return { version, actions: new Map(actions.map((action) => [action.name, action])) };
}
