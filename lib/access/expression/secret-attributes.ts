const SECRET = /password|secret|token|credential|private_key|passphrase/i;

/** Whether a name says that what it holds must not be copied, shown or hashed. */
export function isSecretName(name: string): boolean {
  return SECRET.test(name);
}

/** A copy of plain data without anything that a name marks as secret, on any level. */
export function withoutSecrets(value: unknown, depth = 60): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isSecretName(name))
      .map(([name, item]) => [name, withoutSecrets(item, depth - 1)]),
  );
}
