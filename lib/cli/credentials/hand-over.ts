import { type Cam } from '../../cam';
import { type Io } from '../io';
import { type Delivery } from './delivery';
import { HandingOver, type Wanted } from './handing-over';

/** Hands credentials over and tells their operator. Ctrl-C waits until nothing can be left half done. */
export async function handOver(cam: Cam, delivery: Delivery, wanted: Wanted, io: Io): Promise<void> {
  const say = (message: string): void => io.err(`trtc-access: ${message}\n`);
  const release = io.holdSignals(() => say('finishing what was begun; interrupt again to stop at once'));
  try {
    await new HandingOver(cam, delivery, wanted, say).run();
  } finally {
    release();
  }
}
