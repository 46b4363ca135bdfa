import { type AccessModel, type Account, readSynth } from '../../lib/access';

type Blocks = Record<string, unknown>;

/** What a test declares in a stack, in the words of a `.tf.json` file; the type's prefix may be left out. */
export interface StackFile {
  readonly resource?: Record<string, Blocks>;
  readonly data?: Record<string, Blocks>;
  readonly [key: string]: unknown;
}

/** One stack without a manifest, as Terraform itself would read it. */
export function oneFile(stack: StackFile): ReadonlyMap<string, string> {
  return new Map([['main.tf.json', JSON.stringify(spelledOut(stack))]]);
}

/** A `cdktf.out` with the stacks of these names. */
export function synthOf(stacks: Record<string, StackFile>): ReadonlyMap<string, string> {
  const paths = Object.keys(stacks).map((name) => [name, `stacks/${name}/cdk.tf.json`] as const);
  const listed = paths.map(([name, path]) => [name, { name, synthesizedStackPath: path }]);
  return new Map([
    ['manifest.json', JSON.stringify({ version: '0.21.0', stacks: Object.fromEntries(listed) as unknown })],
    ...paths.map(([name, path]) => [path, JSON.stringify(spelledOut(stacks[name]!))] as const),
  ]);
}

/** The only account of a stack. */
export function accountOf(stack: StackFile): Account {
  return onlyAccount(readSynth(oneFile(stack)));
}

export function onlyAccount(model: AccessModel): Account {
  if (model.accounts.length !== 1) throw new Error(`${model.accounts.length} accounts`);
  return model.accounts[0]!;
}

/** `cam_user` stands for `tencentcloud_cam_user`. */
function spelledOut(stack: StackFile): StackFile {
  const spelled = (blocks: Record<string, Blocks> = {}) =>
    Object.fromEntries(
      Object.entries(blocks).map(([type, named]) => [type.startsWith('cam_') ? `tencentcloud_${type}` : type, named]),
    );
  return { terraform: {}, ...stack, resource: spelled(stack.resource), data: spelled(stack.data) };
}
