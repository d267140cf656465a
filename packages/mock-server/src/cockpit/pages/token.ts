import { type Ability, abilities as explained, type OperationName } from '@lgcd/core-client/contract';
import { abilitiesUsed } from '../../control/testing/abilities-used.ts';
import type { Part } from '../app.ts';
import { type TokenLine, tokenLines } from '../reads/tokens.ts';
import { missing, show } from '../respond.ts';
import { card, facts } from '../ui/card.ts';
import { sheet } from '../ui/form.ts';
import { between, type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { pill } from '../ui/pill.ts';
import { type Column, table } from '../ui/table.ts';
import { plural } from '../ui/text.ts';
import { time } from '../ui/time.ts';
import { idOf } from '../values.ts';
import { usage } from './token-usage.ts';

interface Line {
  ability: Ability;
  usedBy: OperationName[];
}

const columns: Column<Line>[] = [
  {
    title: 'Ability',
    names: true,
    show: ({ ability }) => html`<code>${ability}</code><span class="sub">${explained[ability]}</span>`,
  },
  {
    title: 'Used',
    show: ({ usedBy }) => (usedBy.length > 0 ? pill('Used', 'ok') : pill('Not used', 'idle')),
  },
  {
    title: 'By',
    show: ({ usedBy }) =>
      between(
        usedBy.map((name) => html`<code>${name}</code>`),
        ', ',
      ),
  },
];

export const revokeForm = ({ id, name }: TokenLine, frame: Frame, kind = 'small'): Content =>
  sheet(
    'Revoke…',
    html`<form method="post" action="${frame.to(`/tokens/${id}/revoke`)}"><button class="button danger small">Revoke<span class="sr"> ${name}</span></button></form>`,
    kind,
  );

/** One token: what it may do, what of that it did, and the smallest token that would have done. */
export const tokenPage: Part = (app, core) => {
  app.get('/tokens/:id{[0-9]+}', (c) => {
    const { frame, domain } = c.var;
    const token = tokenLines(core, domain).find(({ id }) => id === idOf(c));
    if (!token) return missing(c, 'such token', '/tokens');
    const report = abilitiesUsed(core, token.id);
    const operations = Object.entries(report.operations) as [OperationName, Ability[]][];
    const rows = token.abilities.map((ability) => ({
      ability,
      usedBy: operations.filter(([, own]) => own.includes(ability)).map(([name]) => name),
    }));
    const smallest = new URLSearchParams({ name: token.name });
    for (const ability of report.abilities) smallest.append('ability', ability);
    return show(
      c,
      {
        title: token.name,
        section: '/tokens',
        trail: [['/tokens', 'Tokens']],
        actions: revokeForm(token, frame, 'danger'),
      },
      html`${card(
        { live: { id: 'about', on: 'request clock reset' } },
        facts([
          ['Number', html`<code>${token.id}|…</code>`],
          ['Made', time(token.created_at)],
          ['Last used', token.last_used_at ? time(token.last_used_at) : 'Never'],
          [
            'Expires',
            token.expires_at
              ? html`${time(token.expires_at)} ${token.expired ? pill('Expired', 'bad') : ''}`
              : 'Never',
          ],
          ['This minute', usage(token)],
          [
            'Requests',
            html`<a href="${frame.to(`/requests?token=${token.id}`)}">In the journal</a>${report.refused.length > 0 ? html`, ${plural(report.refused.length, 'refusal')} for want of an ability` : ''}`,
          ],
        ]),
      )}
      ${card(
        {
          title: `${plural(token.abilities.length, 'ability', 'abilities')}, ${report.abilities.length} used`,
          actions:
            report.abilities.length > 0
              ? html`<a class="button small" href="${frame.to(`/tokens/new?${smallest}`)}">Make the smallest that would do</a>`
              : '',
          bare: true,
          live: { id: 'abilities', on: 'request reset' },
          foot: 'By the requests in the journal. A webhook uses the abilities of the families that it subscribes to.',
        },
        table({
          caption: 'Abilities',
          columns,
          rows,
          empty: html`<p>It may do nothing but ask who it is.</p>`,
        }),
      )}`,
    );
  });
};
