import { redact } from '@lgcd/core-client';
import type { Part } from '../../../cockpit/app.ts';
import { call } from '../../../cockpit/call.ts';
import { missing, seeOther, show } from '../../../cockpit/respond.ts';
import { card, facts } from '../../../cockpit/ui/card.ts';
import { button } from '../../../cockpit/ui/form.ts';
import { type Content, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { statusPill } from '../../../cockpit/ui/pill.ts';
import { time } from '../../../cockpit/ui/time.ts';
import { idOf } from '../../../cockpit/values.ts';
import { replayDays } from '../../../engine/delivery-schedule.ts';
import { attemptsCard } from './attempts.ts';
import { type WholeDelivery, wholeDelivery } from './lines.ts';
import { payloadCards } from './payload.ts';
import { replayEnd } from './replay.ts';

const section = '/deliveries';

const replayButton = ({ delivery }: WholeDelivery, frame: Frame): Content => {
  if (frame.clock.now <= replayEnd(delivery))
    return button(frame.to(`/deliveries/${delivery.id}/replay`), 'Replay', { kind: 'primary' });
  return html`<button class="button" disabled title="A delivery can be replayed for ${replayDays} days.">Replay</button>`;
};

const overview = ({ delivery, event, webhook }: WholeDelivery, frame: Frame): Content =>
  card(
    { title: 'About' },
    facts([
      ['Webhook', html`<a href="${frame.to(`/webhooks/${webhook.id}`)}">${redact(webhook.url)}</a>`],
      ['Event id', html`<code>${event.uuid}</code>`],
      ['Happened', time(event.created_at)],
      [
        'Delivery',
        html`No. ${delivery.id}${delivery.replay_of === null ? '' : html`, a replay of <a href="${frame.to(`/deliveries/${delivery.replay_of}`)}">No. ${delivery.replay_of}</a>`}`,
      ],
      ['All of this event', html`<a href="${frame.to(`/events/log/${event.id}`)}">Its other deliveries</a>`],
    ]),
  );

/** One delivery whole: what was sent, how it went, and how to check it. */
export const deliveryPage: Part = (app, core) => {
  app.get('/deliveries/:id{[0-9]+}', (c) => {
    const { frame, domain } = c.var;
    const whole = wholeDelivery(domain, idOf(c));
    if (!whole) return missing(c, 'such delivery', section);
    const { delivery, event, webhook } = whole;
    return show(
      c,
      {
        title: event.event,
        section,
        trail: [
          ['/deliveries', 'Deliveries'],
          [`/webhooks/${webhook.id}`, `Webhook ${webhook.id}`],
        ],
        beside: html`<span id="status" role="status" data-live="attempt delivery clock reset">${statusPill(delivery.status)}</span>`,
        actions: replayButton(whole, frame),
      },
      html`<div class="grid">
        <div class="two-thirds stack">${payloadCards(whole, `${core.origin}${frame.to(`/deliveries/${delivery.id}/payload`)}`, frame)}</div>
        <div class="third stack first">${attemptsCard(whole, frame)}${overview(whole, frame)}</div>
      </div>`,
    );
  });

  // The bytes alone, for the snippets and for whoever wants to hash them by hand.
  app.get('/deliveries/:id{[0-9]+}/payload', (c) => {
    const whole = wholeDelivery(c.var.domain, idOf(c));
    if (!whole) return missing(c, 'such delivery', section);
    return c.body(whole.event.body, 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': `inline; filename="delivery-${whole.delivery.id}.json"`,
    });
  });

  app.post('/deliveries/:id{[0-9]+}/replay', async (c) => {
    const whole = wholeDelivery(c.var.domain, idOf(c));
    if (!whole) return missing(c, 'such delivery', section);
    const replay = await call(core, c.var.domain, 'webhookDelivery.replay', {
      webhook_id: whole.webhook.id,
      id: whole.delivery.id,
    });
    return seeOther(c, `/deliveries/${replay.id}`, 'replayed');
  });
};
