import { type JsonObject, listIn, objectIn, textIn } from '../json';
import { type Acknowledgement, type Origin } from '../model/origin';

/**
 * Where a block comes from, by the comment that CDKTF (`//.metadata`) and this library (`//.trtc`) leave in it.
 *
 * @param stack name of the stack; empty when nothing names it
 */
export function originOf(address: string, stack: string, body: JsonObject): Origin {
  const comment = objectIn(body, '//');
  const trtc = objectIn(comment, 'trtc');
  const said = {
    stack: stack === '' ? undefined : stack,
    path: textIn(trtc, 'path') ?? textIn(objectIn(comment, 'metadata'), 'path'),
    construct: textIn(trtc, 'construct'),
    source: textIn(trtc, 'source'),
    reason: textIn(trtc, 'reason'),
    owner: textIn(trtc, 'owner'),
    validUntil: textIn(trtc, 'validUntil'),
    acknowledgements: acknowledgements(listIn(trtc, 'acknowledgements')),
  };
  const present = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.freeze({ address, ...Object.fromEntries(present) });
}

/** One that lacks something acknowledges nothing. */
function acknowledgements(said: readonly unknown[]): readonly Acknowledgement[] | undefined {
  const read = said.flatMap((one) => {
    const [finding, reason, owner, until] = ['finding', 'reason', 'owner', 'until'].map((key) => textIn(one, key));
    const subjects = listIn(one, 'subjects').filter((subject) => typeof subject === 'string');
    if (finding === undefined || until === undefined || !reason?.trim() || !owner?.trim()) return [];
    return [Object.freeze({ finding, subjects: Object.freeze(subjects), reason, owner, until })];
  });
  return read.length === 0 ? undefined : Object.freeze(read);
}
