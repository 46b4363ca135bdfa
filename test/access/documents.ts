/** The text of a policy that allows these actions on everything. */
export function allowing(...actions: string[]): string {
  return JSON.stringify({ version: '2.0', statement: [{ effect: 'allow', action: actions, resource: ['*'] }] });
}
