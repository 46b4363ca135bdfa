/* eslint-disable @typescript-eslint/no-require-imports --
   A command loads a room when it runs, so that the others start faster. Node's import() of CommonJS reads every file of
   a room twice, to find its exports: require() takes half the time. */
import type * as access from '../access';
import type * as cam from '../cam';
import type * as catalog from '../catalog';
import type * as credentials from '../credentials';
import type * as emulator from '../emulator';
import type * as policy from '../policy';
import type * as report from '../report';
import type * as review from '../review';

export const rooms = {
  access: (): typeof access => require('../access') as typeof access,
  cam: (): typeof cam => require('../cam') as typeof cam,
  catalog: (): typeof catalog => require('../catalog') as typeof catalog,
  credentials: (): typeof credentials => require('../credentials') as typeof credentials,
  emulator: (): typeof emulator => require('../emulator') as typeof emulator,
  policy: (): typeof policy => require('../policy') as typeof policy,
  report: (): typeof report => require('../report') as typeof report,
  review: (): typeof review => require('../review') as typeof review,
};
