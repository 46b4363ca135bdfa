import { type PresetCopy } from '../access';
import { own, textIn } from '../access/json';
import { parseJson } from '../access/unreadable-error';
import { quoted } from '../policy/parse/quoted';
import { CliError } from './cli-error';
import { type Input } from './input';
import { asking, type LiveAccount } from './live-account';
import { readable } from './readable';
import { rooms } from './rooms';

/**
 * Presets of the account as CAM has them now.
 *
 * @throws CliError with every name that no preset has
 */
export async function copiesOf(
  names: readonly string[],
  { cam, settings }: LiveAccount,
  pinnedAt: string,
): Promise<PresetCopy[]> {
  const missing: string[] = [];
  const copies: PresetCopy[] = [];
  const source = `GetPolicy at ${settings.addressOf('cam').host}`;
  for (const name of names) {
    const found = await asking(() => cam.policies.list({ kind: 'preset', keyword: name }));
    const preset = found.find(({ policyName }) => policyName === name);
    if (preset === undefined) {
      const closest = rooms.catalog().closestName(
        name,
        found.map(({ policyName }) => policyName),
      );
      missing.push(`the account has no preset ${quoted(name)}; ${hint(closest)}`);
      continue;
    }
    const { document } = await asking(() => cam.policies.get(preset.policyId));
    copies.push({ name, id: preset.policyId, document, pinnedAt, source });
  }
  if (missing.length > 0) throw new CliError(missing.join('\n'));
  return copies;
}

function hint(closest: string | undefined): string {
  return closest === undefined ? 'check how the console spells it' : `did you mean ${quoted(closest)}?`;
}

/**
 * The preset in what `GetPolicy` answered, by whichever tool.
 *
 * @throws CliError when that is something else
 */
export async function copyIn(path: string, id: number, input: Input, pinnedAt: string): Promise<PresetCopy> {
  const text = await input.text(path);
  const answer = readable('--from', path, () => parseJson(text, 'answer', 'give what `GetPolicy` answers'));
  const policy = own(answer, 'Response') ?? answer;
  const [name, document] = [textIn(policy, 'PolicyName'), textIn(policy, 'PolicyDocument')];
  if (name === undefined || document === undefined) {
    throw new CliError(
      `--from ${quoted(path)} has no \`PolicyName\` and \`PolicyDocument\`; give what GetPolicy answers`,
    );
  }
  if (own(policy, 'Type') !== PRESET) {
    throw new CliError(
      `--from ${quoted(path)}: ${quoted(name)} is no preset; a custom policy is read where it is declared`,
    );
  }
  return { name, id, document, pinnedAt, source: 'GetPolicy, copied by hand' };
}

/** @see https://cloud.tencent.com/document/product/598/34570 */
const PRESET = 2;
