import type { Part } from '../app.ts';
import { show } from '../respond.ts';
import { html } from '../ui/html.ts';
import { sentence } from '../ui/text.ts';
import { dayText, weekdayOf } from '../ui/time.ts';
import { clockCard } from './clock.ts';
import { deliveryHealth } from './overview-deliveries.ts';
import { figuresSection } from './overview-figures.ts';
import { latestRequests } from './overview-requests.ts';
import { today } from './overview-today.ts';
import { rateLimits } from './overview-tokens.ts';
import { serverCard } from './server.ts';

/** What is going on: what integrations asked and were sent, the month's figures, today's guests, the clock. */
export const overview: Part = (app, core) => {
  app.get('/', async (c) => {
    const { frame, domain } = c.var;
    const date = domain.today();
    return show(
      c,
      {
        title: 'Overview',
        section: '',
        lead: html`${frame.agency.name}, agency ${frame.agency.id}, ${sentence(frame.agency.plan)} plan. It is ${weekdayOf(date)}, ${dayText(date)}, by the clock of this server.`,
      },
      html`
        <div class="grid">
          ${deliveryHealth(domain, frame)}
          ${latestRequests(core, frame)}
        </div>
        ${await figuresSection(core, domain, c.req.query('month'))}
        <div class="grid">
          ${today(domain, frame)}
          <div class="half stack">${clockCard(core, frame)}${serverCard(core, frame)}</div>
          <div class="half stack">${rateLimits(core, domain, frame)}</div>
        </div>`,
    );
  });
};
