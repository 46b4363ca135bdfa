export * from './evaluate';
export * from './explain';
export * from './grants';
export * from './parse-policy-document';
export * from './parse/length';
export * from './parse/policy-parse-error';
export * from './policy-document';
export * from './print-policy-document';
