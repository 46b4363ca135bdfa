import { acceptance } from '../acceptance';
import { type Stage } from '../stage';
import { recoveryRows } from './recovery-page';

/** Asserts that a person sees what the page says; what the page says nothing of must not be an error. */
export type Sees = (output: string) => void;

/**
 * A case of docs/recovery.md.
 *
 * @param happened the first cell of its row
 * @param play brings it about, checks what is seen, and does what the page says to do
 */
export function recovery(happened: string, play: (stage: Stage, sees: Sees) => Promise<void>): void {
  const row = recoveryRows().find((one) => one.happened === happened);
  if (row === undefined) throw new Error(`docs/recovery.md has no row \`${happened}\``);
  acceptance(happened, (stage) =>
    play(stage, (output) => {
      const text = output.replace(/[│\s]+/g, ' ');
      if (row.seen.length === 0) expect(text).not.toContain('Error:');
      for (const part of row.seen) expect(text).toContain(part);
    }),
  );
}
