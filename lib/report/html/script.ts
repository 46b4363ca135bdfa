/** Makes the page searchable. It is whole without: the fields are only shown where this runs. */
export const SCRIPT = `
'use strict';
const [tools, search, changed, found] = ['tools', 'search', 'changed', 'found'].map((id) => document.getElementById(id));
const rows = [...document.querySelectorAll('[data-row]')].map((row) => {
  const item = row.closest('[data-rows]');
  const more = item === null ? '' : item.querySelector('.title').textContent + (item.querySelector('dl')?.textContent ?? '');
  return { row, text: (row.textContent + more).toLowerCase() };
});
const apply = () => {
  const wanted = search.value.trim().toLowerCase();
  let shown = 0;
  for (const { row, text } of rows) {
    const isPassedOver = changed.checked && row.matches('tr') && !('changed' in row.dataset);
    row.hidden = isPassedOver || !text.includes(wanted);
    if (!row.hidden) shown += 1;
  }
  for (const whole of document.querySelectorAll('[data-rows], main > section:not(.matrix)')) {
    whole.hidden = whole.querySelector('[data-row]:not([hidden])') === null;
  }
  found.value = wanted === '' && !changed.checked ? '' : shown + ' of ' + rows.length + ' rows';
};
search.addEventListener('input', apply);
changed.addEventListener('change', apply);
tools.addEventListener('submit', (event) => event.preventDefault());
tools.hidden = false;
`;
