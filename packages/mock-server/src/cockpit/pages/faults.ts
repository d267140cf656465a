import { addFault } from '../../control/faults.ts';
import type { Fault, FaultInput } from '../../engine/faults.ts';
import { Invalid } from '../../http/laravel/errors.ts';
import type { PageContext, Part } from '../app.ts';
import { seeOther, show } from '../respond.ts';
import { card } from '../ui/card.ts';
import { button } from '../ui/form.ts';
import { html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { type Column, table } from '../ui/table.ts';
import { milliseconds } from '../ui/text.ts';
import { formValues, idOf, noValues, type Values } from '../values.ts';
import { faultForm, faultOf } from './fault-form.ts';

/** What goes wrong, in words. */
export function faultText({
  status,
  body,
  delay_ms,
  drop,
  retry_after,
  message,
  probability,
}: FaultInput): string {
  const parts = [
    delay_ms ? `waits ${milliseconds(delay_ms)}` : '',
    drop
      ? `closes the connection ${drop === 'after' ? 'after the change is made' : 'before the request is handled'}`
      : '',
    status
      ? `answers ${status}${message ? ` “${message}”` : ''}${retry_after === undefined ? '' : `, Retry-After ${retry_after} s`}`
      : '',
    body === undefined ? '' : 'answers a body of your own',
  ];
  const share = probability === undefined ? '' : ` (of ${probability * 100} %)`;
  return (parts.filter(Boolean).join(', then ') || 'nothing') + share;
}

const columns = (frame: Frame, tokens: ReadonlyMap<number, string>): Column<Fault>[] => [
  { title: 'What', names: true, show: (fault) => faultText(fault) },
  {
    title: 'Requests',
    show: ({ method, path, event, webhook_id }) =>
      event === undefined && webhook_id === undefined
        ? html`<code>${method ?? 'Any method'} ${path ?? ''}</code>`
        : html`Deliveries of <code>${event ?? '*'}</code>${webhook_id === undefined ? '' : ` to webhook ${webhook_id}`}`,
  },
  {
    title: 'Token',
    show: ({ token_id }) =>
      token_id === undefined
        ? html`<span class="muted">Any</span>`
        : (tokens.get(token_id) ?? `No. ${token_id}`),
  },
  { title: 'Left', kind: 'num', show: ({ remaining }) => remaining },
  {
    title: 'Switch off',
    kind: 'actions-cell',
    show: ({ id }) => button(frame.to(`/faults/${id}/remove`), 'Switch off', { kind: 'small' }),
  },
];

/** What goes wrong on purpose, to see how an integration takes it. */
export const faultsPage: Part = (app, core) => {
  function page(c: PageContext, values: Values, error?: Invalid) {
    const { frame, domain } = c.var;
    const tokens = domain.store.list('tokens');
    const list = core.faults.list();
    const clear =
      list.length > 0 ? button(frame.to('/faults/clear'), 'Switch all off', { kind: 'small' }) : '';
    return show(
      c,
      {
        title: 'Faults',
        section: '/faults',
        lead: 'The API misbehaves on purpose: slow, refusing, cutting the line. Answers keep the words of LGCD.',
      },
      html`${card(
        { title: 'On now', actions: clear, bare: true, live: { id: 'faults', on: 'faults reset' } },
        table({
          caption: 'Faults',
          columns: columns(frame, new Map(tokens.map(({ id, name }) => [id, name]))),
          rows: list,
          empty: html`<p>Everything works. Switch something on below.</p>`,
          key: ({ id }) => id,
        }),
      )}
      ${card({ title: 'Switch one on' }, faultForm(frame, values, tokens, error))}`,
      error ? 422 : 200,
    );
  }

  app.get('/faults', (c) => page(c, noValues));

  app.post('/faults', async (c) => {
    const values = await formValues(c);
    try {
      addFault(core, faultOf(values));
    } catch (error) {
      if (error instanceof Invalid) return page(c, values, error);
      throw error;
    }
    return seeOther(c, '/faults', 'fault-added');
  });

  app.post('/faults/clear', (c) => {
    core.faults.clear();
    return seeOther(c, '/faults', 'faults-cleared');
  });

  app.post('/faults/:id{[0-9]+}/remove', (c) => {
    core.faults.remove(idOf(c));
    return seeOther(c, '/faults', 'fault-removed');
  });
};
