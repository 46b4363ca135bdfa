/** Why there is no way to the account: variables that contradict each other, a profile that can't be read. */
export class SettingsError extends Error {
  public override readonly name = 'SettingsError';
}
