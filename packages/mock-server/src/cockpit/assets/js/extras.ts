/** Copy buttons, the running clock, the theme, and the address of a page that answered a form. */
export const extras = /* js */ `
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = button.dataset.copy ? document.getElementById(button.dataset.copy) : button.previousElementSibling;
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = 'Copied';
    button.classList.add('done');
  } catch {
    getSelection().selectAllChildren(source);
    button.textContent = 'Selected';
  }
  setTimeout(() => { button.textContent = words; button.classList.remove('done'); }, 1400);
});

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const units = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
function distance(ms) {
  let seconds = Math.round(Math.abs(ms) / 1000);
  const parts = [];
  for (const [size, name] of units) {
    const value = Math.floor(seconds / size);
    if (value > 0) parts.push(value + ' ' + name);
    seconds -= value * size;
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}
let clockBase = null;
function readClock() {
  const clock = document.querySelector('[data-clock]');
  clockBase = clock ? { mode: clock.dataset.clock, now: Number(clock.dataset.now), since: performance.now() } : null;
}
function tick() {
  if (!clockBase || clockBase.mode !== 'real') return;
  const now = clockBase.now + performance.now() - clockBase.since;
  const iso = new Date(now).toISOString();
  const text = Number(iso.slice(8, 10)) + ' ' + months[Number(iso.slice(5, 7)) - 1] + ' ' + iso.slice(0, 4) + ', ' + iso.slice(11, 19);
  for (const clock of document.querySelectorAll('[data-clock]')) clock.textContent = 'short' in clock.dataset ? iso.slice(11, 19) : text;
  for (const due of document.querySelectorAll('[data-due]')) {
    const left = Number(due.dataset.due) - now;
    due.textContent = left > 0 ? 'in ' + distance(left) : 'now';
  }
}
readClock();
document.addEventListener('swapped', () => {
  const clock = document.querySelector('[data-clock]');
  if (clock && clockBase && Number(clock.dataset.now) !== clockBase.now) readClock();
});
setInterval(tick, 1000);

const themeButton = document.querySelector('[data-theme-button]');
const themes = ['system', 'light', 'dark'];
const shownTheme = () => document.documentElement.dataset.theme ?? 'system';
const nameTheme = () => {
  const words = shownTheme() === 'system' ? 'as the system' : shownTheme();
  themeButton.setAttribute('aria-label', 'Theme: ' + words);
  themeButton.title = 'Theme: ' + words;
};
if (themeButton) {
  nameTheme();
  themeButton.addEventListener('click', () => {
    const next = themes[(themes.indexOf(shownTheme()) + 1) % themes.length];
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try { localStorage.setItem('lgcd-mock-theme', next); } catch {}
    nameTheme();
  });
}

// A page that answered a form, or that says what was done: a reload asks for the page itself.
const { canonical } = document.body.dataset;
const address = new URL(canonical ?? location.href, location.href);
address.searchParams.delete('done');
if (address.href !== location.href) history.replaceState(null, '', address);

for (const select of document.querySelectorAll('select[data-go]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}
`;
