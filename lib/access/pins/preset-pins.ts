import { type PolicyDocument, parsePolicyDocument, PolicyParseError } from '../../policy';
import { quoted } from '../../policy/parse/quoted';
import { isObject, own, textIn } from '../json';
import { isDay } from '../model/day';
import { parseJson, UnreadableError } from '../unreadable-error';
import { pinHash, type PresetPin } from './preset-pin';

/** What a file of pins says that it is. */
export const PINS_SCHEMA = 'trtc-access/presets@1';

/** The pins of a repository: what it takes Tencent's presets to allow. */
export class PresetPins {
  private readonly byName: ReadonlyMap<string, PresetPin>;
  private readonly byId: ReadonlyMap<string, PresetPin>;

  /** @param all with names and ids that are there once */
  public constructor(public readonly all: readonly PresetPin[] = []) {
    this.byName = new Map(all.map((pin) => [pin.name, pin]));
    this.byId = new Map(all.map((pin) => [pin.id, pin]));
  }

  /**
   * Reads `trtc-presets.json`.
   *
   * @throws UnreadableError with every problem; a file that is wrong in one place is not used at all
   */
  public static parse(text: string): PresetPins {
    const file = parseJson(text, 'presets', 'check it against docs/review/presets.md');
    const schema = own(file, 'schema');
    if (schema !== PINS_SCHEMA) {
      const said = typeof schema === 'string' ? `its schema is ${quoted(schema)}` : 'it has no `schema`';
      throw new UnreadableError('presets', [`${said}; a file of pins says \`${PINS_SCHEMA}\``]);
    }
    const entries = own(file, 'presets');
    if (!Array.isArray(entries)) throw new UnreadableError('presets', ['`presets` is no list; write `[]` for no pins']);
    const problems: string[] = [];
    const pins = entries.flatMap((entry, index) => readPin(entry, `presets[${index}]`, problems) ?? []);
    problems.push(...repeated(pins, 'name'), ...repeated(pins, 'id'));
    if (problems.length > 0) throw new UnreadableError('presets', problems);
    return new PresetPins(pins);
  }

  public named(name: string): PresetPin | undefined {
    return this.byName.get(name);
  }

  public withId(id: string): PresetPin | undefined {
    return this.byId.get(id);
  }
}

function readPin(entry: unknown, place: string, problems: string[]): PresetPin | undefined {
  if (!isObject(entry)) {
    problems.push(`${place} is no object; write a name, id, document, sha256, pinnedAt and source`);
    return undefined;
  }
  const before = problems.length;
  const text = (key: string, remedy: string): string => {
    const value = textIn(entry, key) ?? '';
    if (value.trim() === '') problems.push(`${place}.${key} is missing; ${remedy}`);
    return value;
  };
  const name = text('name', 'write the name as CAM spells it');
  const id = own(entry, 'id');
  if (!Number.isSafeInteger(id) || (id as number) < 1) {
    problems.push(`${place}.id is no number of a policy; copy it from the console or from \`ListPolicies\``);
  }
  const pinnedAt = text('pinnedAt', 'write the day of the copy');
  if (pinnedAt !== '' && !isDay(pinnedAt)) problems.push(`${place}.pinnedAt ${quoted(pinnedAt)}: write YYYY-MM-DD`);
  const source = text('source', 'say where the document was copied from');
  const sha256 = text('sha256', 'write the hash of the document');
  const document = readDocument(own(entry, 'document'), `${place}.document`, problems);
  const hash = pinHash(own(entry, 'document'));
  if (document !== undefined && sha256 !== '' && sha256 !== hash) {
    problems.push(
      `${place}.sha256 of ${quoted(name)} does not fit its document; compare the document with Tencent's, then write \`${hash}\``,
    );
  }
  if (document === undefined || problems.length > before) return undefined;
  return Object.freeze({ name, id: String(id), document, sha256, pinnedAt, source });
}

function readDocument(value: unknown, place: string, problems: string[]): PolicyDocument | undefined {
  if (!isObject(value)) {
    problems.push(`${place} is no object; write the document itself, not a text that holds it`);
    return undefined;
  }
  try {
    return parsePolicyDocument(JSON.stringify(value));
  } catch (error) {
    if (!(error instanceof PolicyParseError)) throw error;
    problems.push(...error.problems.map(({ path, message }) => `${place} at ${path}: ${message}`));
    return undefined;
  }
}

function repeated(pins: readonly PresetPin[], key: 'name' | 'id'): string[] {
  const values = pins.map((pin) => pin[key]);
  const twice = new Set(values.filter((value, index) => values.indexOf(value) < index));
  return [...twice].map((value) => `${key} ${quoted(value)} is there twice; keep the pin that is right`);
}
