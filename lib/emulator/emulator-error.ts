/** Why the emulator can't start: one line with what is wrong and what to do. */
export class EmulatorError extends Error {
  public override readonly name = 'EmulatorError';
}
