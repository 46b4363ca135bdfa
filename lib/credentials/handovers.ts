/** What a `TrtcAccessKey` puts out: a key whose secret only its recipient can read. */
export interface Handover {
  readonly userName: string;
  readonly secretId: string;
  /** An OpenPGP message in base64. */
  readonly encryptedSecret: string;
  /** The fingerprint of the recipient's PGP key. */
  readonly recipient: string;
}

/** The fields of a handover in an output. */
interface Output {
  readonly user_name: string;
  readonly secret_id: string;
  readonly encrypted_secret: string;
  readonly recipient: string;
}

/** No output is nested deeper, by any tool. */
const DEEPEST = 6;

/**
 * The handovers in what Terraform or CDKTF print as JSON: `output -json`, `show -json` of a state or of a plan, or the file
 * that `cdktf deploy --outputs-file` writes.
 *
 * @returns undefined when the text is not JSON; errors never quote it
 */
export function handoversIn(text: string): readonly Handover[] | undefined {
  try {
    const handovers = found(outputsOf(JSON.parse(text) as unknown), 0);
    const known = new Map(handovers.map((one) => [one.secretId, one]));
    return [...known.values()];
  } catch {
    return undefined;
  }
}

/** Of a plan, what will be put out: what is in it of the time before may be a key that is gone. */
function outputsOf(value: unknown): unknown {
  if (!isRecord(value) || !('format_version' in value)) return value;
  const after = value.planned_values ?? value.values;
  return isRecord(after) ? after.outputs : undefined;
}

function found(value: unknown, depth: number): Handover[] {
  if (Array.isArray(value)) return value.flatMap((item) => found(item, depth + 1));
  if (!isRecord(value) || depth > DEEPEST) return [];
  if (isOutput(value)) {
    const { user_name: userName, secret_id: secretId, encrypted_secret: encryptedSecret, recipient } = value;
    return [{ userName, secretId, encryptedSecret, recipient }];
  }
  // An output's type describes its fields in the same words.
  if ('value' in value && 'type' in value) return found(value.value, depth + 1);
  return Object.values(value).flatMap((item) => found(item, depth + 1));
}

function isOutput(value: object): value is Output {
  const { user_name, secret_id, encrypted_secret, recipient } = value as Partial<Output>;
  return [user_name, secret_id, encrypted_secret, recipient].every(
    (field) => typeof field === 'string' && field !== '',
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
