import { operations } from '@lgcd/core-client/contract';
import type { RequestEntry } from '../../engine/journal.ts';
import type { Part } from '../app.ts';
import { missing, show } from '../respond.ts';
import { asCurl } from '../snippets/request.ts';
import { card, facts } from '../ui/card.ts';
import { body, code } from '../ui/code.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { httpPill } from '../ui/pill.ts';
import { milliseconds } from '../ui/text.ts';
import { time } from '../ui/time.ts';
import { idOf } from '../values.ts';

const dash = html`<span class="muted">–</span>`;

const token = ({ token: used }: RequestEntry, frame: Frame): Content =>
  used
    ? html`<a href="${frame.to('/tokens')}">${used.name}</a> <span class="muted">(${used.id})</span>`
    : html`<span class="muted">None that is valid</span>`;

const about = (entry: RequestEntry, frame: Frame): Content =>
  card(
    { title: 'About' },
    facts([
      ['At', time(entry.at)],
      ['Took', milliseconds(entry.duration_ms)],
      [
        'Operation',
        entry.operation
          ? html`<code>${entry.operation}</code><span class="sub muted small"> ${operations[entry.operation].summary}</span>`
          : dash,
      ],
      ['Token', token(entry, frame)],
      ['Ability used', entry.ability ? html`<code>${entry.ability}</code>` : dash],
      [
        'Rate limit',
        entry.rate_limit
          ? html`${entry.rate_limit.remaining} of ${entry.rate_limit.limit} left in this minute`
          : dash,
      ],
      ['Fault', entry.fault === null ? dash : html`No. ${entry.fault} was answered instead`],
      ['Client', entry.user_agent ?? dash],
    ]),
  );

/** One request with its answer. */
export const requestPage: Part = (app, core) => {
  app.get('/requests/:id{[0-9]+}', (c) => {
    const { frame, domain } = c.var;
    const id = idOf(c);
    const entry = core.journal.list().find((candidate) => candidate.id === id);
    const visible = entry && (entry.agency_id === null || entry.agency_id === domain.agencyId);
    if (!entry || !visible) return missing(c, 'such request in the journal', '/requests');
    return show(
      c,
      {
        title: `${entry.method} ${entry.path}`,
        section: '/requests',
        trail: [['/requests', 'Requests']],
        beside: httpPill(entry.status === 0 ? null : entry.status),
        lead: entry.message ?? undefined,
      },
      html`<div class="grid">
        <div class="two-thirds stack">
          ${entry.request_body ? card({ title: 'Request' }, body(entry.request_body, 'Body of the request')) : ''}
          ${card({ title: 'Answer' }, entry.response_body ? body(entry.response_body, 'Body of the answer') : html`<p class="muted">No body.</p>`)}
          ${card(
            { title: 'As curl' },
            html`${code(asCurl(entry, core.origin), { label: 'The request as curl', wrap: true })}<p class="hint">Set <code>TOKEN</code> to a token of the agency. Tokens are kept as hashes, so it cannot stand here.</p>`,
          )}
        </div>
        <div class="third">${about(entry, frame)}</div>
      </div>`,
    );
  });
};
