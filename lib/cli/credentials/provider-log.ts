import { type Io } from '../io';

/** Levels at which the provider writes whole answers of the API into its log. */
const TELLING = /^(trace|debug|json)$/i;

/** Says when Terraform, run in this environment, would print the secrets that this command is so careful with. */
export function warnOfProviderLog({ env, err }: Pick<Io, 'env' | 'err'>): void {
  const name = ['TF_LOG', 'TF_LOG_PROVIDER'].find((one) => TELLING.test(env[one] ?? ''));
  if (name === undefined) return;
  err(
    `trtc-access: ${name} is \`${env[name]}\`: Terraform's provider prints passwords and secret keys then; unset it\n`,
  );
}
