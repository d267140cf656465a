import type { Core } from '../../engine/core.ts';
import type { Domain } from '../../engine/domain.ts';
import { type TokenLine, tokenLines } from '../reads/tokens.ts';
import { card } from '../ui/card.ts';
import { field } from '../ui/field.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { type Column, table } from '../ui/table.ts';
import { time } from '../ui/time.ts';
import { usage } from './token-usage.ts';

const columns = (frame: Frame): Column<TokenLine>[] => [
  {
    title: 'Token',
    names: true,
    show: ({ id, name }) => html`<a href="${frame.to(`/tokens/${id}`)}">${name}</a>`,
  },
  { title: 'This minute', show: usage },
  {
    title: 'Last used',
    show: ({ last_used_at }) => (last_used_at ? time(last_used_at) : html`<span class="muted">Never</span>`),
  },
];

const shown = 6;

/** Who uses how much of its requests a minute, the busiest first. */
export function rateLimits(core: Core, domain: Domain, frame: Frame): Content {
  const busiest = tokenLines(core, domain)
    .sort(
      (a, b) =>
        (b.used?.requests ?? 0) - (a.used?.requests ?? 0) ||
        (b.last_used_at ?? '').localeCompare(a.last_used_at ?? ''),
    )
    .slice(0, shown);
  return card(
    {
      title: 'Rate limit by token',
      bare: true,
      actions: html`<a class="button small" href="${frame.to('/tokens')}">Tokens</a>`,
    },
    html`<div id="rates" data-live="request clock reset">${table({ caption: 'Rate limit by token', columns: columns(frame), rows: busiest, empty: html`<p>No token yet.</p>`, key: ({ id }) => id })}</div>
      <form class="filters" method="post" action="${frame.to('/server/rate-limit')}">
        ${field({ name: 'per_minute', label: 'Requests a minute, each token', type: 'number', min: 0, max: 1_000_000, value: core.rateLimiter.perMinute, required: true, size: 'grow' })}
        <button class="button">Set</button>
      </form>`,
  );
}
