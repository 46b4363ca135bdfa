import { own } from '../json';
import { parseJson } from '../unreadable-error';
import { pinHash } from './preset-pin';
import { PINS_SCHEMA, PresetPins } from './preset-pins';

/** A preset's document, as somebody got it from CAM. */
export interface PresetCopy {
  readonly name: string;
  readonly id: number;
  /** The text of the document. */
  readonly document: string;
  /** The day of the copy, as `YYYY-MM-DD`. */
  readonly pinnedAt: string;
  readonly source: string;
}

/**
 * The text of a file of pins with these copies in it, in the order of their names; a pin of the same name makes way.
 *
 * @param text the file as it is; undefined when there is none yet
 * @throws UnreadableError when the file or a copy is not as it should be
 */
export function addPins(text: string | undefined, copies: readonly PresetCopy[]): string {
  // A file that is damaged is repaired by whoever knows how, not written over.
  if (text !== undefined) PresetPins.parse(text);
  const kept = text === undefined ? [] : (own(parseJson(text, 'presets', ''), 'presets') as { name: string }[]);
  const names = new Set(copies.map(({ name }) => name));
  const added = copies.map(({ name, id, document: json, pinnedAt, source }) => {
    const document = parseJson(json, name, 'copy it again');
    return { name, id, document, sha256: pinHash(document), pinnedAt, source };
  });
  const presets = [...kept.filter(({ name }) => !names.has(name)), ...added];
  presets.sort((a, b) => (a.name < b.name ? -1 : 1));
  const file = `${JSON.stringify({ schema: PINS_SCHEMA, presets }, undefined, 2)}\n`;
  PresetPins.parse(file);
  return file;
}
