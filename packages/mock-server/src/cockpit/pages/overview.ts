import type { Part } from '../app.ts';
import { show } from '../respond.ts';
import { html } from '../ui/html.ts';
import { dayText, weekdayOf } from '../ui/time.ts';
import { clockCard } from './clock.ts';
import { deliveryHealth } from './overview-deliveries.ts';
import { figuresSection } from './overview-figures.ts';
import { today } from './overview-today.ts';
import { rateLimits } from './overview-tokens.ts';
import { serverCard } from './server.ts';

/** What is going on: today's guests, the month's figures, how deliveries and tokens fare, the clock. */
export const overview: Part = (app, core) => {
  app.get('/', async (c) => {
    const { frame, domain } = c.var;
    const date = domain.today();
    return show(
      c,
      {
        title: 'Overview',
        section: '',
        lead: html`${frame.agency.name}, agency ${frame.agency.id}, ${frame.agency.plan} plan. It is ${weekdayOf(date)}, ${dayText(date)}, by the clock of this server.`,
      },
      html`
        ${await figuresSection(core, domain, c.req.query('month'))}
        <div class="grid">
          ${today(domain, frame)}
          ${deliveryHealth(domain, frame)}
          ${rateLimits(core, domain, frame)}
          ${clockCard(core, frame)}
          ${serverCard(core, frame)}
        </div>`,
    );
  });
};
