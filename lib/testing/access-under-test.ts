import type * as cdktf from 'cdktf';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { type AccessModel, PresetPins, readSynth, withPins } from '../access';

/** A stack of CDKTF or CDK Terrain: a `TerraformStack`. */
export interface SynthesisableStack {
  readonly synthesizer: object;
  toTerraform(): unknown;
}

/** What a test may say something about; a path or a text, or what `accessOf` made of one. */
export type Synthesised = string | SynthesisableStack | AccessUnderTest;

/** How a synth is read. */
export interface AccessOptions {
  /**
   * Users and groups that exist already hold nothing but what the code under test gives them.
   *
   * Without it, whether such a user may *not* do something can't be told: somebody may have given it elsewhere.
   *
   * @default false
   */
  readonly closedWorld?: boolean;
  /**
   * Path of `trtc-presets.json`: what presets allow.
   *
   * @default - no preset is pinned, and what one allows can't be told
   */
  readonly presets?: string;
}

/** Who holds what in a synth. Read once, it can be asked many times. */
export class AccessUnderTest {
  public constructor(
    public readonly model: AccessModel,
    public readonly options: AccessOptions,
    public readonly pins: PresetPins,
  ) {}
}

/**
 * Reads who holds what from a synth, to be handed to `expect`.
 *
 * @param synthesised what `Testing.synth(stack)` returns, the path of a `cdktf.out` or of a `cdk.tf.json`, or a stack. A
 *   text from `Testing.synth` has lost the lines of your program that failures could point at; the others have them
 * @throws UnreadableError when it is none of these, or the pins are damaged
 */
export function accessOf(synthesised: Synthesised, options: AccessOptions = {}): AccessUnderTest {
  if (synthesised instanceof AccessUnderTest) return synthesised;
  const { presets } = options;
  const pins = presets === undefined ? new PresetPins() : PresetPins.parse(readFileSync(presets, 'utf8'));
  return new AccessUnderTest(withPins(readSynth(filesOf(synthesised)), pins), options, pins);
}

function filesOf(synthesised: string | SynthesisableStack): ReadonlyMap<string, string> {
  if (typeof synthesised === 'string') {
    return /^\s*[{[]/.test(synthesised) ? new Map([['cdk.tf.json', synthesised]]) : filesUnder(synthesised);
  }
  if (typeof synthesised?.toTerraform === 'function') return synthesise(synthesised);
  throw new TypeError(
    'expected a stack, what `Testing.synth` returns, or the path of a `cdktf.out`; pass one of these to `expect`',
  );
}

function filesUnder(path: string): ReadonlyMap<string, string> {
  if (!statSync(path).isDirectory()) return new Map([['cdk.tf.json', readFileSync(path, 'utf8')]]);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(sep, '/'))
    .filter((name) => /\.tf(\.json)?$|^manifest\.json$/.test(name) && !/(^|\/)\.terraform\//.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

/** Writes the stack as `cdktf synth` does, validations included: `Testing.synth` leaves out the source lines. */
function synthesise(stack: SynthesisableStack): ReadonlyMap<string, string> {
  // Loaded by the test already, or there would be no stack.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Manifest } = require('cdktf') as typeof cdktf;
  const outdir = mkdtempSync(join(tmpdir(), 'trtc-access-'));
  try {
    const manifest = new Manifest('', outdir, false);
    (stack as cdktf.TerraformStack).synthesizer.synthesize({ outdir, manifest });
    manifest.writeToFile();
    return filesUnder(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
