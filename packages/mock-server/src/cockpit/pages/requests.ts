import type { RequestEntry } from '../../engine/journal.ts';
import type { Part } from '../app.ts';
import { contains } from '../contains.ts';
import { seeOther, show } from '../respond.ts';
import { card } from '../ui/card.ts';
import { filters } from '../ui/filters.ts';
import { sheet } from '../ui/form.ts';
import { html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { longLink } from '../ui/long.ts';
import { pageOf, pager } from '../ui/pager.ts';
import { httpPill } from '../ui/pill.ts';
import { type Column, table } from '../ui/table.ts';
import { milliseconds } from '../ui/text.ts';
import { logTime } from '../ui/time.ts';

const perPage = 30;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const outcomes = [
  ['2', '2xx: done'],
  ['4', '4xx: refused'],
  ['5', '5xx: failed'],
] as const;

const columns = (frame: Frame): Column<RequestEntry>[] => [
  {
    title: 'Request',
    names: true,
    show: ({ id, method, path, message }) =>
      html`${longLink(frame.to(`/requests/${id}`), `${method} ${path}`, true)}${message ? html`<span class="sub">${message}</span>` : ''}`,
  },
  {
    title: 'Status',
    show: ({ status, fault }) =>
      html`${httpPill(status === 0 ? null : status)}${fault === null ? '' : html` <span class="tag">fault</span>`}`,
  },
  { title: 'Token', show: ({ token }) => token?.name ?? html`<span class="muted">none</span>` },
  {
    title: 'Ability',
    show: ({ ability }) =>
      ability ? html`<code class="nowrap">${ability}</code>` : html`<span class="muted">–</span>`,
  },
  {
    title: 'Rate left',
    kind: 'num',
    show: ({ rate_limit }) =>
      rate_limit ? `${rate_limit.remaining} of ${rate_limit.limit}` : html`<span class="muted">–</span>`,
  },
  { title: 'Took', kind: 'num', show: ({ duration_ms }) => milliseconds(duration_ms) },
  { title: 'At', show: ({ at }) => logTime(at, frame) },
];

interface Filter {
  method: string | undefined;
  status: string | undefined;
  path: string | undefined;
  token: string | undefined;
  /** A text of the request or of its answer. */
  text: string | undefined;
}

/** Requests that no token could be told from (401, 404) belong to no agency, so every agency shows them. */
export const visibleTo = (entries: readonly RequestEntry[], agencyId: number): RequestEntry[] =>
  entries.filter((entry) => entry.agency_id === agencyId || entry.agency_id === null);

const matching = (entries: readonly RequestEntry[], filter: Filter): RequestEntry[] =>
  entries.filter(
    (entry) =>
      (!filter.method || entry.method === filter.method) &&
      (!filter.status || String(entry.status).startsWith(filter.status)) &&
      (!filter.path || entry.path.includes(filter.path)) &&
      (!filter.token || String(entry.token?.id) === filter.token) &&
      (!filter.text ||
        contains([entry.path, entry.message, entry.request_body, entry.response_body], filter.text)),
  );

/** The journal of the API: what integrations asked, and what they were told. */
export const requestList: Part = (app, core) => {
  app.get('/requests', (c) => {
    const { frame, domain } = c.var;
    const filter = {
      method: c.req.query('method'),
      status: c.req.query('status'),
      path: c.req.query('path'),
      token: c.req.query('token'),
      text: c.req.query('text')?.trim(),
    };
    const found = matching(visibleTo(core.journal.list(), domain.agencyId), filter).reverse();
    const page = pageOf(c.req.query('page'));
    const rows = found.slice((page - 1) * perPage, page * perPage);
    const tokens = domain.store.list('tokens');
    const empty = Object.values(filter).some(Boolean)
      ? html`<p>No request matches the filter.</p>`
      : html`<p>No request yet. The API is at <code>${core.origin}/v1</code>; a token makes the first one.</p><a class="button primary" href="${frame.to('/tokens/new')}">Create a token</a>`;
    return show(
      c,
      {
        title: 'Requests',
        section: '/requests',
        lead: 'Every request to the API, newest first: of this agency, and those that belong to none.',
        actions: sheet(
          'Clear…',
          html`<form method="post" action="${frame.to('/requests/clear')}" class="stack"><p>Empties the journal of all agencies.</p><div><button class="button danger">Clear the journal</button></div></form>`,
        ),
      },
      card(
        { bare: true },
        html`${filters([
          { name: 'method', label: 'Method', none: 'Any', choices: methods, value: filter.method },
          { name: 'status', label: 'Status', none: 'Any', choices: outcomes, value: filter.status },
          {
            name: 'token',
            label: 'Token',
            none: 'Any',
            choices: tokens.map(({ id, name }) => [String(id), name]),
            value: filter.token,
          },
          { name: 'path', label: 'Path contains', type: 'search', value: filter.path, size: 'grow' },
          { name: 'text', label: 'Path or body contains', type: 'search', value: filter.text, size: 'grow' },
        ])}
        <div id="log" data-live="request reset">${table({ caption: 'Requests', columns: columns(frame), rows, empty, key: ({ id }) => id })}${pager({ total: found.length, page, perPage }, { ...filter })}</div>`,
      ),
    );
  });

  app.post('/requests/clear', (c) => {
    core.journal.clear();
    return seeOther(c, '/requests', 'journal-cleared');
  });
};
