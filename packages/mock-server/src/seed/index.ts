import { createHash } from 'node:crypto';
import type { Seed } from '../engine/engine.ts';
import type { Db } from '../engine/store/db.ts';
import { toCents } from '../figures/money.ts';
import { sowAudit } from '../resources/audit-log/seed.ts';
import { sowBookings } from '../resources/booking/seed.ts';
import { sowTasks, sowTickets } from '../resources/cleaning-task/seed.ts';
import { sowInvoices, sowPayments } from '../resources/invoice/seed.ts';
import { seedRates } from '../resources/rate/seed.ts';
import { sowReviews } from '../resources/review/seed.ts';
import { sowSubscription } from '../resources/saas-invoice/seed.ts';
import { rememberMonth } from '../resources/statement/over-time.ts';
import { closedAt, sowMonths } from '../resources/statement/seed.ts';
import { sowMessages, sowTemplates } from '../resources/whatsapp-message/seed.ts';
import { founded, seedAgencies, seedOwners, seedProperties } from './agencies.ts';
import { bulk } from './bulk.ts';
import { insertDemoTokens } from './demo-tokens.ts';
import { calendars, seedBlocks } from './plan.ts';
import { sowing as begin, type Sowing, stamps, within } from './sowing.ts';

export type SeedName = 'demo' | 'empty';

/** Agencies with their tokens, subscription and WhatsApp templates: what no route and no action can make. */
function sowAgencies(db: Db, sowing: Sowing): void {
  bulk(
    db,
    'agencies',
    seedAgencies.map(({ id, name, plan }) => ({ id, name, plan, trial_ends_at: null, ...stamps(founded) })),
  );
  insertDemoTokens(db, sowing.now);
  let nextInvoice = 1;
  for (const agency of seedAgencies) {
    const { invoices, subscription, payments } = sowSubscription(sowing, agency, nextInvoice);
    bulk(db, 'saas_invoices', invoices);
    bulk(db, 'subscriptions', [subscription]);
    bulk(db, 'payments', payments);
    nextInvoice += invoices.length;
  }
  bulk(db, 'whatsapp_templates', sowTemplates());
  rememberMonth(db, closedAt(sowing));
}

/** The signature of a property's calendar link: fixed in the seed, as the demo tokens are. */
const calendarToken = (id: number): string =>
  createHash('sha256').update(`calendar ${id}`).digest('hex').slice(0, 32);

function sowProperties(db: Db): void {
  bulk(
    db,
    'owners',
    seedOwners.map((owner) => ({ ...owner, ...stamps(founded) })),
  );
  bulk(
    db,
    'properties',
    seedProperties.map(({ base, summer: _, ...property }) => ({
      ...property,
      status: 'active' as const,
      base_price_cents: toCents(base),
      check_in_time: '15:00',
      check_out_time: '11:00',
      calendar_token: calendarToken(property.id),
      ...stamps(founded, '2026-06-20T14:05:00+00:00'),
    })),
  );
  bulk(db, 'rates', seedRates);
}

function sowCalendars(db: Db, sowing: Sowing): void {
  const agencyOf = (id: number) => seedProperties.find((property) => property.id === id)?.agency_id ?? 0;
  const synced = within(sowing, sowing.now - 15 * 60_000);
  bulk(
    db,
    'ical_sources',
    calendars.map(({ property_id, name, channel, status }, index) => ({
      id: index + 1,
      agency_id: agencyOf(property_id),
      property_id,
      name,
      channel,
      url: `https://calendar.example.com/ical/${property_id}.ics`,
      status,
      last_synced_at: status === 'ok' ? synced : null,
      last_error: status === 'ok' ? null : 'The calendar answered 404 Not Found.',
      ...stamps('2026-01-10T08:00:00+00:00', synced),
    })),
  );
  bulk(
    db,
    'blocks',
    seedBlocks.map(({ property_id, source, uid, summary, start, end }) => ({
      agency_id: agencyOf(property_id),
      property_id,
      ical_source_id: source === undefined ? null : source + 1,
      uid,
      summary,
      start_date: start,
      end_date: end,
      created_at: synced,
    })),
  );
}

const empty: Seed = (db, now) => sowAgencies(db, begin(now));

const demo: Seed = (db, now) => {
  const sowing = begin(now);
  sowAgencies(db, sowing);
  sowProperties(db);
  sowCalendars(db, sowing);
  sowing.bookings = seedAgencies.flatMap((agency) => sowBookings(sowing, agency));
  const tickets = sowTickets(sowing);
  const { statements, taxReports } = sowMonths(sowing, tickets);
  bulk(db, 'bookings', sowing.bookings);
  bulk(db, 'payments', sowPayments(sowing));
  bulk(db, 'invoices', sowInvoices(sowing));
  bulk(db, 'cleaning_tasks', sowTasks(sowing));
  bulk(db, 'maintenance_tickets', tickets);
  bulk(db, 'reviews', sowReviews(sowing));
  bulk(db, 'whatsapp_messages', sowMessages(sowing));
  bulk(db, 'statements', statements);
  bulk(db, 'tax_reports', taxReports);
  bulk(db, 'audit_logs', sowAudit(sowing));
};

/**
 * `demo`: agency 42 with two years of bookings, whose July 2026 brings the published figures, and agencies 43 and 44.
 * `empty`: the same agencies and tokens without properties.
 */
export const seeds: Record<SeedName, Seed> = { demo, empty };
