import { verifyHmac } from '@lgcd/core-client/webhook';
import type { Part } from '../../../cockpit/app.ts';
import { missing, show } from '../../../cockpit/respond.ts';
import { card } from '../../../cockpit/ui/card.ts';
import { field } from '../../../cockpit/ui/field.ts';
import { notice } from '../../../cockpit/ui/form.ts';
import { type Content, type Html, html } from '../../../cockpit/ui/html.ts';
import type { Frame } from '../../../cockpit/ui/layout.ts';
import { formValues, idOf } from '../../../cockpit/values.ts';
import { type WholeDelivery, wholeDelivery } from './lines.ts';

/** A form for the secret that the receiver holds: is it the one this delivery was signed with? */
export const secretCheck = ({ delivery }: WholeDelivery, frame: Frame): Html => html`
  <form method="post" action="${frame.to(`/deliveries/${delivery.id}/check`)}" class="inline">
    ${field({ name: 'secret', label: 'Or check the secret that your receiver holds', required: true, prefix: 'check' })}
    <button class="button">Check</button>
  </form>`;

const verdict = (whole: WholeDelivery, secret: string): Content => {
  const result = verifyHmac(whole.event.body, whole.delivery.signature, secret);
  return result.ok
    ? notice(
        'ok',
        html`<p><strong>This secret fits.</strong> A receiver that hashes the raw body with it accepts this delivery.</p>`,
      )
    : notice('bad', html`<p><strong>This secret does not fit.</strong> ${result.message}</p>`);
};

/** Answers the check; the secret is neither kept nor shown again. */
export const deliveryCheck: Part = (app) => {
  app.post('/deliveries/:id{[0-9]+}/check', async (c) => {
    const whole = wholeDelivery(c.var.domain, idOf(c));
    if (!whole) return missing(c, 'such delivery', '/deliveries');
    const path = `/deliveries/${whole.delivery.id}`;
    const { frame } = c.var;
    return show(
      c,
      {
        title: 'Check a secret',
        section: '/deliveries',
        trail: [
          ['/deliveries', 'Deliveries'],
          [path, whole.event.event],
        ],
        canonical: frame.to(path),
      },
      card(
        {},
        html`${verdict(whole, (await formValues(c)).raw('secret') ?? '')}${secretCheck(whole, frame)}<p><a href="${frame.to(path)}">Back to the delivery</a></p>`,
      ),
    );
  });
};
