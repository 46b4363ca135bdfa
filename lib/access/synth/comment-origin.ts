import { type JsonObject, objectIn, textIn } from '../json';
import { type Origin } from '../model/origin';

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
  };
  const present = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.freeze({ address, ...Object.fromEntries(present) });
}
