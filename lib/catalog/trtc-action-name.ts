import { type camTableChina, type camTableInternational } from './sources/cam-tables';
import { type cloudAudit, type cloudAuditEarlier } from './sources/cloud-audit';
import { type manageableResources, type manageableResourcesEarlier } from './sources/manageable-resources';
import { type publicApi, type publicApiInternational } from './sources/public-api';

type CamTable = typeof camTableChina | typeof camTableInternational;
type NameList = typeof publicApi | typeof publicApiInternational | typeof cloudAudit | typeof cloudAuditEarlier;

type Named =
  | CamTable['read' | 'write']['application' | 'operation'][number]
  | (typeof manageableResources)['application' | 'operation'][number]
  | (typeof manageableResourcesEarlier)['application'][number]
  | NameList['actions'][number];

/** The actions of `trtcActions` as a type, so that an editor can offer them. */
export type DocumentedTrtcAction = `trtc:${Named}`;
