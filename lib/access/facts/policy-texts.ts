import { parsePolicyDocument } from '../../policy';
import { type PolicyText } from '../model/access-model';
import { digestOf } from '../model/digest';
import { type Unknown } from '../model/unknown';

/** Reads documents, each text once: before and after a change most of them are the same. */
export class PolicyTexts {
  private readonly read_ = new Map<string, PolicyText>();

  public read(text: string): PolicyText {
    let read = this.read_.get(text);
    if (read === undefined) this.read_.set(text, (read = readText(text)));
    return read;
  }
}

/** A document that nobody can read yet. */
export function unknownText(unknown: Unknown): PolicyText {
  return Object.freeze({ state: 'unknown', unknown, digest: unknown.digest });
}

function readText(text: string): PolicyText {
  const digest = digestOf(text);
  try {
    return Object.freeze({ state: 'read', document: parsePolicyDocument(text), digest });
  } catch (error) {
    // Whatever a document holds, reading the rest goes on.
    return Object.freeze({ state: 'refused', problem: error instanceof Error ? error.message : String(error), digest });
  }
}
