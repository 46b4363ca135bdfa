export * from './grants';
export * from './policy-document';
