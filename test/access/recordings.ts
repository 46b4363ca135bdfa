import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', 'fixtures', 'recordings');

/** Names of the plans that the real engine and the real provider made. */
export const recordings: readonly string[] = readdirSync(FOLDER).sort();

/** What `terraform show -json` wrote. */
export function recordedPlan(name: string): string {
  return readFileSync(join(FOLDER, name, 'plan.json'), 'utf8');
}

/** What it was planned from. */
export function recordedConfiguration(name: string): string {
  return readFileSync(join(FOLDER, name, 'main.tf.json'), 'utf8');
}
