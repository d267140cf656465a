import type { Core } from '../../engine/core.ts';
import { demoTokensOf, lodgifyKeyOf } from '../../seed/demo-secret.ts';
import type { SeedChoice } from '../../seed/index.ts';
import { reseed } from '../../seed/index.ts';
import type { Part } from '../app.ts';
import { seeOther } from '../respond.ts';
import { card, facts } from '../ui/card.ts';
import { sheet } from '../ui/form.ts';
import { type Content, html } from '../ui/html.ts';
import type { Frame } from '../ui/layout.ts';
import { formValues } from '../values.ts';

/** Where the API is, what opens it, and back to the beginning. */
export const serverCard = (core: Core, frame: Frame): Content =>
  card(
    { title: 'Server' },
    html`${facts([
      ['API', html`<code>${core.origin}/v1</code>`],
      ['Documentation', html`<a href="/v1/docs">${core.origin}/v1/docs</a>`],
      ['OpenAPI', html`<a href="/v1/openapi.json">${core.origin}/v1/openapi.json</a>`],
      ...demoTokensOf(core)
        .filter(({ agencyId }) => agencyId === frame.agency.id)
        .map(({ name, token }): [string, Content] => [name, html`<code>${token}</code>`]),
      ['Lodgify key', html`<code>${lodgifyKeyOf(core, frame.agency.id)}</code>`],
    ])}
    <div class="row">${sheet(
      'Reset…',
      html`<form method="post" action="${frame.to('/server/reset')}" class="stack"><p>All agencies go back to the demo data: bookings, webhooks, tokens, journal, faults and the clock.</p><div><button class="button danger">Reset everything</button></div></form>`,
      'danger',
    )}</div>`,
  );

export const serverPage =
  (seed: SeedChoice): Part =>
  (app, core) => {
    app.post('/server/reset', async (c) => {
      await reseed(core, seed);
      return seeOther(c, '', 'reset');
    });

    app.post('/server/rate-limit', async (c) => {
      const perMinute = Number((await formValues(c)).text('per_minute'));
      if (Number.isSafeInteger(perMinute) && perMinute >= 0) core.rateLimiter.perMinute = perMinute;
      return seeOther(c, '', 'rate-limit-set');
    });
  };
