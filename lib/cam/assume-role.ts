import { type Answer } from './answer';
import { type Credential } from './credential';
import { type Parameters } from './parameters';
import { type Role } from './role';

/**
 * A temporary key of a role.
 *
 * @param ask sends `AssumeRole`
 * @see https://www.tencentcloud.com/document/product/1150/49452
 */
export async function assumeRole(role: Role, ask: (parameters: Parameters) => Promise<Answer>): Promise<Credential> {
  const { arn, sessionName, seconds, externalId = null } = role;
  const answer = await ask({
    ...{ RoleArn: arn, RoleSessionName: sessionName },
    ...{ DurationSeconds: seconds, ExternalId: externalId },
  });
  const credentials = answer.part('Credentials');
  return {
    secretId: credentials.text('TmpSecretId'),
    secretKey: credentials.text('TmpSecretKey'),
    token: credentials.text('Token'),
  };
}
