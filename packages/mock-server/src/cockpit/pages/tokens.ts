import { abilityNames } from '@lgcd/core-client/contract';
import { revokeToken } from '../../control/tokens.ts';
import type { Part } from '../app.ts';
import { type TokenLine, tokenLines } from '../reads/tokens.ts';
import { missing, seeOther, show } from '../respond.ts';
import { card } from '../ui/card.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { pill } from '../ui/pill.ts';
import { type Column, table } from '../ui/table.ts';
import { time } from '../ui/time.ts';
import { idOf } from '../values.ts';
import { revokeForm } from './token.ts';
import { usage } from './token-usage.ts';

const abilities = (token: TokenLine): Content => {
  if (token.abilities.length === abilityNames.length)
    return html`<span class="tag">all ${abilityNames.length}</span>`;
  if (token.abilities.length === 0) return html`<span class="muted">None</span>`;
  return html`<span class="tags">${token.abilities.map((ability) => html`<span class="tag">${ability}</span>`)}</span>`;
};

const columns = (frame: Frame): Column<TokenLine>[] => [
  {
    title: 'Token',
    names: true,
    show: ({ id, name }) =>
      html`<a href="${frame.to(`/tokens/${id}`)}">${name}</a><span class="sub"><code>${id}|…</code></span>`,
  },
  { title: 'Abilities', show: abilities },
  {
    title: 'Last used',
    show: ({ last_used_at }) => (last_used_at ? time(last_used_at) : html`<span class="muted">Never</span>`),
  },
  {
    title: 'Expires',
    show: ({ expires_at, expired }) =>
      expires_at === null
        ? html`<span class="muted">Never</span>`
        : html`${time(expires_at)} ${expired ? pill('Expired', 'bad') : ''}`,
  },
  { title: 'This minute', show: usage },
  {
    title: 'Revoke',
    kind: 'actions-cell',
    show: (token) => revokeForm(token, frame),
  },
];

export const tokenList: Part = (app, core) => {
  app.get('/tokens', (c) => {
    const { frame, domain } = c.var;
    const create = html`<a class="button primary" href="${frame.to('/tokens/new')}">Create a token</a>`;
    return show(
      c,
      {
        title: 'Tokens',
        section: '/tokens',
        lead: 'What integrations sign in with. Each holds only the abilities that it was given; revoking one takes effect at once.',
        actions: create,
      },
      card(
        { bare: true, live: { id: 'tokens', on: 'request clock reset' } },
        table({
          caption: 'Tokens',
          columns: columns(frame),
          rows: tokenLines(core, domain),
          empty: html`<p>No token yet.</p>${create}`,
          key: ({ id }) => id,
        }),
      ),
    );
  });

  app.post('/tokens/:id{[0-9]+}/revoke', (c) => {
    const token = c.var.domain.store.find('tokens', idOf(c));
    if (!token) return missing(c, 'such token', '/tokens');
    revokeToken(core, token.id);
    return seeOther(c, '/tokens', 'token-revoked');
  });
};
