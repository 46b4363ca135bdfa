import { accessOfVerb, SECRET_REVEALING } from './inferences';
import { type Source } from './source';
import { camTableChina, camTableInternational } from './sources/cam-tables';
import { cloudAudit, cloudAuditEarlier } from './sources/cloud-audit';
import { manageableResources, manageableResourcesEarlier } from './sources/manageable-resources';
import { publicApi, publicApiInternational } from './sources/public-api';
import { type AccessLevel, type ActionScope, type Claim, type TrtcAction } from './trtc-action';
import { type DocumentedTrtcAction } from './trtc-action-name';

/** The sources, the one that counts most first: CAM's own tables are newer than TRTC's page and decide what CAM does. */
export const trtcActionSources: readonly Source[] = [
  camTableInternational,
  camTableChina,
  manageableResources,
  manageableResourcesEarlier,
  publicApi,
  publicApiInternational,
  cloudAudit,
  cloudAuditEarlier,
].map(({ source }) => source);

/** The actions of TRTC that a document names, ordered by name. */
export const trtcActions: readonly TrtcAction[] = mergeClaims();

const byName = new Map<string, TrtcAction>(trtcActions.map((action) => [action.name, action]));

/**
 * Looks up a documented action; `undefined` for one that no document names, and for a pattern.
 *
 * @param action such as `trtc:RemoveUser`, or `name/trtc:RemoveUser`, which is the same; letter case counts
 */
export function findTrtcAction(action: string): TrtcAction | undefined {
  return byName.get(action.replace(/^name\//, ''));
}

function mergeClaims(): TrtcAction[] {
  const claims = new Map<string, Claim[]>();
  const claim = (actions: readonly string[], what: Claim): void => {
    for (const action of actions) claims.set(action, [...(claims.get(action) ?? []), what]);
  };
  const states = (source: Source, actions: readonly string[], scope?: ActionScope, access?: AccessLevel): void =>
    claim(actions, { source, basis: 'stated', ...(scope && { scope }), ...(access && { access }) });

  for (const { source, read, write } of [camTableInternational, camTableChina]) {
    states(source, write.application, 'application', 'write');
    states(source, write.operation, 'operation', 'write');
    states(source, read.application, 'application', 'read');
    states(source, read.operation, 'operation', 'read');
  }
  states(manageableResources.source, manageableResources.application, 'application');
  states(manageableResources.source, manageableResources.operation, 'operation');
  states(manageableResourcesEarlier.source, manageableResourcesEarlier.application, 'application');
  for (const { source, actions } of [publicApi, publicApiInternational, cloudAudit, cloudAuditEarlier]) {
    states(source, actions);
  }

  claim(publicApi.withoutSdkAppId, {
    source: publicApi.source,
    basis: 'inferred',
    scope: 'operation',
    because: 'its request carries no SdkAppId',
  });
  for (const [action, because] of Object.entries(SECRET_REVEALING)) {
    claim([action], { source: manageableResources.source, basis: 'inferred', revealsSecret: true, because });
  }
  return [...claims].map(([action, said]) => merge(action, said)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function merge(action: string, claims: readonly Claim[]): TrtcAction {
  const stated = claims.filter(({ basis }) => basis === 'stated');
  return {
    name: `trtc:${action}` as DocumentedTrtcAction,
    access: stated.find(({ access }) => access)?.access ?? accessOfVerb(action),
    scope: stated.find(({ scope }) => scope)?.scope ?? 'open',
    revealsSecret: claims.some(({ revealsSecret }) => revealsSecret),
    claims,
  };
}
