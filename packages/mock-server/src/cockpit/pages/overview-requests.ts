import type { Core } from '../../engine/core.ts';
import type { RequestEntry } from '../../engine/journal.ts';
import { card } from '../ui/card.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { httpPill } from '../ui/pill.ts';
import { type Column, table } from '../ui/table.ts';
import { visibleTo } from './requests.ts';

const shown = 6;

const columns = (frame: Frame): Column<RequestEntry>[] => [
  {
    title: 'Request',
    names: true,
    kind: 'clip',
    show: ({ id, method, path }) =>
      html`<a href="${frame.to(`/requests/${id}`)}" title="${method} ${path}"><span class="mono">${method} ${path}</span></a>`,
  },
  { title: 'Status', show: ({ status }) => httpPill(status === 0 ? null : status) },
  {
    title: 'Token',
    show: ({ token }) =>
      token ? html`<span class="nowrap">${token.name}</span>` : html`<span class="muted">none</span>`,
  },
];

/** What integrations asked last. */
export function latestRequests(core: Core, frame: Frame): Content {
  const rows = visibleTo(core.journal.list(), frame.agency.id).slice(-shown).reverse();
  return card(
    {
      title: 'Latest requests',
      width: 'half',
      bare: true,
      live: { id: 'latest', on: 'request reset' },
      actions: html`<a class="button small" href="${frame.to('/requests')}">All</a>`,
    },
    table({
      caption: 'Latest requests',
      columns: columns(frame),
      rows,
      empty: html`<p>Nobody asked anything yet. The API is at <code>${core.origin}/v1</code>.</p><a class="button" href="${frame.to('/tokens/new')}">Create a token</a>`,
      key: ({ id }) => id,
    }),
  );
}
