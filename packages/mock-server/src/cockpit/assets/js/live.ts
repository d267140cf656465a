/**
 * Live pages: the server says what kind of thing has changed, the page asks for itself again and swaps the parts that
 * care (`data-live`) and differ. What someone is filling in is left alone.
 */
export const live = /* js */ `
const seen = new WeakMap();
const regions = () => document.querySelectorAll('[data-live][id]');
for (const region of regions()) seen.set(region, region.innerHTML);

const busy = (region) => {
  const active = document.activeElement;
  if (active && region.contains(active) && active.matches('input:not([type=hidden]), select, textarea')) return true;
  return region.querySelector('details.act[open]') !== null;
};

function keep(region, next) {
  const open = new Set([...region.querySelectorAll('details[open] > summary')].map((s) => s.textContent));
  for (const summary of next.querySelectorAll('details > summary')) {
    if (open.has(summary.textContent)) summary.parentElement.open = true;
  }
  const rows = new Set([...region.querySelectorAll('[data-key]')].map((row) => row.dataset.key));
  for (const row of next.querySelectorAll('tr[data-key]')) {
    if (!rows.has(row.dataset.key)) row.classList.add('fresh');
  }
}

function swap(region, next) {
  const html = next.innerHTML;
  if (seen.get(region) === html || busy(region)) return;
  const active = region.contains(document.activeElement) ? document.activeElement : null;
  const address = active?.getAttribute('href');
  const again = active?.id ? '#' + CSS.escape(active.id) : address ? 'a[href="' + CSS.escape(address) + '"]' : null;
  keep(region, next);
  region.replaceChildren(...next.childNodes);
  seen.set(region, html);
  if (again) region.querySelector(again)?.focus({ preventScroll: true });
}

let running = false;
let wanted = new Set();
async function refresh() {
  if (running || wanted.size === 0) return;
  running = true;
  const kinds = wanted;
  wanted = new Set();
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const region of regions()) {
        if (!kinds.has('all') && !region.dataset.live.split(' ').some((kind) => kinds.has(kind))) continue;
        const next = page.getElementById(region.id);
        if (next) swap(region, next);
      }
      document.body.dataset.changes = page.body.dataset.changes;
      document.dispatchEvent(new Event('swapped'));
    }
  } catch {
    // The server is gone; the stream says so and reconnects.
  }
  setTimeout(() => { running = false; refresh(); }, 150);
}
const want = (kind) => { wanted.add(kind); setTimeout(refresh, 30); };

const status = document.getElementById('live-status');
let stream = null;
let lost = false;
function connect() {
  if (stream || document.visibilityState === 'hidden' || regions().length === 0) return;
  stream = new EventSource('/cockpit/live?agency=' + document.body.dataset.agency);
  stream.addEventListener('change', ({ data }) => want(data));
  // What happened between the drawing of the page and now has not been told.
  stream.addEventListener('at', ({ data }) => {
    if (data !== document.body.dataset.changes) want('all');
  });
  stream.addEventListener('open', () => {
    document.documentElement.dataset.live = 'on';
    if (lost) { lost = false; status.textContent = 'Connected again.'; }
  });
  stream.addEventListener('error', () => {
    document.documentElement.dataset.live = 'off';
    if (!lost) { lost = true; status.textContent = 'The server does not answer; this page is not live.'; }
  });
}
// A browser opens six connections to a server, over all tabs; hidden ones give theirs back.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') { stream?.close(); stream = null; lost = true; }
  else connect();
});
connect();
`;
