/** Shortcuts: never while someone types, never with a modifier, so the browser's own stay. */
export const keys = /* js */ `
const helpDialog = document.getElementById('help');
document.querySelector('[data-help-button]')?.addEventListener('click', () => helpDialog.showModal());

const typing = (target) => target.closest('input, select, textarea, [contenteditable]') !== null;
let leader = 0;
let at = -1;

function move(step) {
  const rows = [...document.querySelectorAll('table[data-rows] tbody tr')];
  if (rows.length === 0) return;
  rows[at]?.classList.remove('at');
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[at].classList.add('at');
  (rows[at].querySelector('a') ?? rows[at]).focus();
  rows[at].scrollIntoView({ block: 'nearest' });
}

const plain = {
  '?': () => helpDialog.showModal(),
  '/': () => document.querySelector('.filters input:not([type=hidden]), .filters select')?.focus(),
  j: () => move(1),
  k: () => move(-1),
  '[': () => document.querySelector('a[rel=prev]')?.click(),
  ']': () => document.querySelector('a[rel=next]')?.click(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || document.querySelector('dialog[open]')) return;
  const { key } = event;
  if (Date.now() - leader < 1500) {
    leader = 0;
    const link = [...document.querySelectorAll('.side a[data-key]')].find((a) => a.dataset.key === key);
    if (link) { event.preventDefault(); location.assign(link.href); }
    return;
  }
  if (key === 'g') { leader = Date.now(); return; }
  if (Object.hasOwn(plain, key)) { event.preventDefault(); plain[key](); }
});
`;
