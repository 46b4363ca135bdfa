import { type TrtcAction, trtcActions as documentedActions } from '../../catalog';
import { type Action, type Call, type RawParameters, shaped } from '../action';
import { OPERATION, type Target } from '../authorization';
import { integer, record, type Shape } from '../shape';

/**
 * Every action of TRTC that a document names. **The permission is emulated, not the service**: whoever may call an action
 * gets an empty success, whatever else the request holds.
 */
export const trtcActions: readonly Action[] = documentedActions.map((documented) => ({
  name: documented.name.replace(/^trtc:/, ''),
  writes: false,
  access: documented.access,
  run: (call, raw) => {
    call.authorize(target(documented, call, raw));
    return {};
  },
}));

/** One request of the API spells it otherwise: `DescribeTrtcRoomUsage`. */
const SPELLINGS = ['SdkAppId', 'SdkAppid'];

/** Where no document says what an action can be limited to, both its application and `*` are asked about. */
function target({ scope }: TrtcAction, { account }: Call, raw: RawParameters): Target {
  const parameters = shaped(record, raw);
  const spelling = SPELLINGS.find((name) => parameters[name] !== undefined);
  if (scope === 'operation' || (scope === 'open' && spelling === undefined)) return OPERATION;
  const application: Shape<number> = (value, place) => integer(value, { ...place, path: spelling ?? 'SdkAppId' });
  const sdkAppId = shaped(application, { ...raw, tree: spelling && parameters[spelling] });
  const resource = `qcs::trtc::uin/${account.ownerUin}:sdkappid/${sdkAppId}`;
  return scope === 'application' ? { resources: [resource] } : { resources: [resource, '*'], open: true };
}
