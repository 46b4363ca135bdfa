/* eslint-disable @typescript-eslint/no-require-imports --
   Who asks for one command does not wait for the others; see rooms.ts. */
import { type Command } from 'commander';
import type * as allows from './allows';
import type * as check from './check';
import type * as compare from './compare';
import type * as completion from './completion/completion';
import type * as credentials from './credentials/credentials';
import type * as emulator from './emulator';
import type * as explain from './explain';
import { type Io } from './io';
import type * as matrix from './matrix';
import type * as presets from './presets';
import type * as review from './review';
import type * as whoCan from './who-can';

/** A command of `trtc-access`. It declares its options at once and loads what it needs when it runs. */
type Define = (io: Io) => Command;

/** The commands by their names, in the order in which help shows them. */
const COMMANDS = new Map<string, Define>([
  ['review', (io) => (require('./review') as typeof review).reviewCommand(io)],
  ['explain', (io) => (require('./explain') as typeof explain).explainCommand(io)],
  ['who-can', (io) => (require('./who-can') as typeof whoCan).whoCanCommand(io)],
  ['matrix', (io) => (require('./matrix') as typeof matrix).matrixCommand(io)],
  ['presets', (io) => (require('./presets') as typeof presets).presetsCommand(io)],
  ['compare', (io) => (require('./compare') as typeof compare).compareCommand(io)],
  ['check', (io) => (require('./check') as typeof check).checkCommand(io)],
  ['allows', (io) => (require('./allows') as typeof allows).allowsCommand(io)],
  ['credentials', (io) => (require('./credentials/credentials') as typeof credentials).credentialsCommand(io)],
  ['emulator', (io) => (require('./emulator') as typeof emulator).emulatorCommand(io)],
  ['completion', (io) => (require('./completion/completion') as typeof completion).completionCommand(io)],
]);

/**
 * The commands that some words may be about: the one that they name, else all of them.
 *
 * @param words those after the program's name
 */
export function commandsFor(words: readonly string[], io: Io): Command[] {
  const [first = ''] = words;
  if (words.length === 1 && first === '--version') return [];
  const named = COMMANDS.get(first);
  // A shell completes all of them.
  if (named !== undefined && first !== 'completion') return [named(io)];
  return [...COMMANDS.values()].map((define) => define(io));
}
