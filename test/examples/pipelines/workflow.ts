import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PIPELINES } from './sandbox';

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string | number>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | number>>;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const WORKFLOWS = ['access-review.yml', 'access-comment.yml', 'access-apply.yml'];

export function workflowText(file: string): string {
  return readFileSync(join(PIPELINES, 'github', 'workflows', file), 'utf8');
}

export function workflow(file: string): Workflow {
  return parse(workflowText(file)) as Workflow;
}

/**
 * The script of a step and what it finds in its environment.
 *
 * @param values what the expressions between `${{` and `}}` are worth; one that is not told fails
 */
export function stepOf(
  file: string,
  job: string,
  name: string,
  values: Readonly<Record<string, string>>,
): { readonly script: string; readonly env: Readonly<Record<string, string>> } {
  const declared = workflow(file).jobs[job];
  const step = declared?.steps.find((one) => one.name === name);
  if (declared === undefined || step?.run === undefined) throw new Error(`${file}: ${job} has no step \`${name}\``);
  const expand = (text: string): string =>
    text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
      const value = values[expression];
      if (value === undefined) throw new Error(`${file}: nobody said what \`${expression}\` is`);
      return value;
    });
  const env = Object.entries({ ...declared.env, ...step.env }).map(([key, text]) => [key, expand(String(text))]);
  return { script: expand(step.run), env: Object.fromEntries(env) as Record<string, string> };
}
