export { htmlReport } from './html';
export { jsonReport } from './json';
export { markdownReport, type MarkdownOptions } from './markdown';
export { sarifReport } from './sarif';
export { textReport, type TextOptions } from './text';
