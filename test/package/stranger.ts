import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** What the user of a CDKTF project may have installed; the second one is CDK Terrain under CDKTF's name. */
export const ENGINES = [
  { engine: 'cdktf', dependencies: ['cdktf@0.21.0', 'constructs@^10.4.2'] },
  { engine: 'cdktn', dependencies: ['cdktf@npm:cdktn@0.24.0', 'constructs@>=10.6.0 <10.8.0'] },
];

export interface Tarball {
  readonly path: string;
  readonly size: number;
  readonly files: string[];
}

/** Packs the project as it would be published. */
export function pack(): Tarball {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  // Apart from packing, whose output is JSON only while no script writes in between.
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'pipe' });
  const json = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT });
  const [{ filename, size, files }] = JSON.parse(json.toString()) as [
    { filename: string; size: number; files: { path: string }[] },
  ];
  return { path: join(folder, filename), size, files: files.map(({ path }) => path) };
}

interface Synthesised extends Record<string, unknown> {
  readonly terraform: Record<string, unknown>;
}

/** A project outside the clone, in which nothing but its own dependencies is found. */
export class Stranger {
  public readonly folder = mkdtempSync(join(tmpdir(), 'stranger-'));

  public constructor(dependencies: string[]) {
    this.write('package.json', JSON.stringify({ private: true }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...dependencies], { cwd: this.folder, stdio: 'pipe' });
  }

  public write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  public read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Compiles main.ts and returns the errors, except those in other people's declarations. */
  public compile(options: Record<string, unknown>): string[] {
    const compilerOptions = {
      target: 'ES2022',
      strict: true,
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules', '@types')],
      ...options,
    };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['main.ts'] }));
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '--pretty', 'false'], { cwd: this.folder, encoding: 'utf8' });
    return stdout
      .split('\n')
      .filter((line) => /error TS/.test(line))
      .filter((line) => !/^\S*node_modules\/(?!cdktf-trtc-access\/)/.test(line));
  }

  /** Runs main.js and returns the Terraform of one stack, without what says where and by which version it was written. */
  public synthesise(stack: string): Record<string, unknown> {
    execFileSync(process.execPath, ['main.js'], { cwd: this.folder, stdio: 'pipe' });
    const terraform = JSON.parse(this.read(`cdktf.out/stacks/${stack}/cdk.tf.json`)) as Synthesised;
    delete terraform['//'];
    delete terraform.terraform.backend;
    return terraform;
  }

  /** Runs an installed command and returns what it prints. */
  public run(command: string, ...args: string[]): string {
    return execFileSync(join(this.folder, 'node_modules', '.bin', command), args, {
      cwd: this.folder,
      encoding: 'utf8',
    });
  }
}
