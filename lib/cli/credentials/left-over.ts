import { type Cam } from '../../cam';
import { quoted } from '../../policy/parse/quoted';
import { type Io } from '../io';
import { asking } from '../live-account';
import { type Delivery } from './delivery';
import { type SubUser } from './sub-user';

/** Deletes the key that an interrupted run made for the same place: nobody has its secret. Returns the user without it. */
export async function withoutLeftOver(cam: Cam, delivery: Delivery, found: SubUser, io: Io): Promise<SubUser> {
  const { user, keys } = found;
  const left = await delivery.left(user.userName);
  if (left === undefined) return found;
  const isLeft = ({ description }: { description: string }): boolean => description === left.mark;
  for (const { secretId } of keys.filter(isLeft)) {
    await asking(() => cam.accessKeys.delete(user.uin, secretId));
    io.err(`trtc-access: API key ${quoted(secretId)} of an interrupted run deleted, whose secret nobody has\n`);
  }
  return { user, keys: keys.filter((key) => !isLeft(key)) };
}
