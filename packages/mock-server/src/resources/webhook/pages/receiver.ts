import type { PageContext, Part } from '../../../cockpit/app.ts';
import { missing, show } from '../../../cockpit/respond.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { button, notice } from '../../../cockpit/ui/form.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { httpPill, pill } from '../../../cockpit/ui/pill.ts';
import { type Column, table } from '../../../cockpit/ui/table.ts';
import { idOf } from '../../../cockpit/values.ts';
import { attack, type BatteryReport } from '../../../control/testing/battery.ts';
import { diagnose } from '../../../control/testing/doctor.ts';
import { Invalid } from '../../../http/laravel/errors.ts';
import type { Row } from '../../tables.ts';

type Attack = BatteryReport['attacks'][number];
type Sent = Pick<Attack, 'sent' | 'status_code' | 'error'>;

const answerColumns: Column<Sent>[] = [
  { title: 'Sent', names: true, show: ({ sent }) => sent },
  {
    title: 'Answer',
    show: ({ status_code, error }) =>
      html`${httpPill(status_code)}${error ? html`<span class="sub">${error}</span>` : ''}`,
  },
];

const attackColumns: Column<Attack>[] = [
  ...answerColumns,
  { title: 'Should be', show: ({ expected }) => (expected === 'accept' ? 'accepted' : 'refused') },
  { title: 'Verdict', show: ({ ok }) => (ok ? pill('As it should', 'ok') : pill('Wrong', 'bad')) },
];

/** Two looks at whoever listens there: what keeps it from accepting, and what it accepts and should not. */
export const examine = (webhook: Row<'webhooks'>, frame: Frame): Content => {
  const path = frame.to(`/webhooks/${webhook.id}`);
  return html`
    <div class="row">${button(`${path}/diagnose`, 'Why does it refuse?', { kind: 'small' })}${button(`${path}/attack`, 'What does it let in?', { kind: 'small' })}</div>
    <p class="hint">These send requests of their own, outside of the log: with the known mistakes, and as an attacker would.</p>`;
};

export const webhookReceiver: Part = (app, core) => {
  const page = (c: PageContext, webhook: Row<'webhooks'>, title: string, content: Content) =>
    show(
      c,
      {
        title,
        section: '/webhooks',
        trail: [
          ['/webhooks', 'Webhooks'],
          [`/webhooks/${webhook.id}`, webhook.url],
        ],
        canonical: c.var.frame.to(`/webhooks/${webhook.id}`),
      },
      html`${content}<p><a href="${c.var.frame.to(`/webhooks/${webhook.id}`)}">Back to the webhook</a></p>`,
    );

  app.post('/webhooks/:id{[0-9]+}/diagnose', async (c) => {
    const webhook = c.var.domain.store.find('webhooks', idOf(c));
    if (!webhook) return missing(c, 'such webhook', '/webhooks');
    try {
      const { healthy, finding, remedy, probes } = await diagnose(core, webhook.id);
      return page(
        c,
        webhook,
        'Why it refuses',
        html`${notice(healthy ? 'ok' : 'bad', html`<p><strong>${finding}</strong> ${remedy}</p>`)}
        ${card({ title: 'What was tried', bare: true }, table({ caption: 'What was tried', columns: answerColumns, rows: probes }))}`,
      );
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return page(c, webhook, 'Why it refuses', notice('warn', html`<p>${error.message}</p>`));
    }
  });

  app.post('/webhooks/:id{[0-9]+}/attack', async (c) => {
    const webhook = c.var.domain.store.find('webhooks', idOf(c));
    if (!webhook) return missing(c, 'such webhook', '/webhooks');
    const { passed, attacks } = await attack(core, webhook.id);
    const wrong = attacks.filter(({ ok }) => !ok).length;
    const words = passed
      ? html`<p><strong>It lets in what LGCD sends, and nothing else.</strong></p>`
      : html`<p><strong>${wrong} of ${attacks.length} answers are wrong.</strong> A receiver answers 2xx to what LGCD signed, also a second time, and 401 to anything else.</p>`;
    return page(
      c,
      webhook,
      'What it lets in',
      html`${notice(passed ? 'ok' : 'bad', words)}
      ${card({ title: 'What was sent', bare: true }, table({ caption: 'What was sent', columns: attackColumns, rows: attacks }))}`,
    );
  });
};
