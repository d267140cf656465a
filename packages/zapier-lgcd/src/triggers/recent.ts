import {
  type Client,
  type EventData,
  type EventName,
  type Input,
  MissingAbilityError,
  type Page,
  type PageOperationName,
  type Returned,
} from '@lgcd/core-client';

/** What an event's data block would be today, from an object that exists, and when that last changed. */
export interface Recent<E extends EventName = EventName> {
  data: EventData<E>;
  at: string;
}

type Source<E extends EventName> = (client: Client, property?: number) => Promise<Recent<E>[]>;

/** Enough to choose from in the editor. */
const shownAtMost = 3;

async function list<N extends PageOperationName>(
  client: Client,
  operation: N,
  filter: Input<N>,
): Promise<Returned<N>[]> {
  const page = (await client.dispatch(operation, { ...filter, per_page: shownAtMost })) as Page<Returned<N>>;
  return page.data;
}

type BookingEvent = Extract<EventName, `booking.${string}`>;
const bookings =
  (filter: Input<'booking.getAll'>): Source<BookingEvent> =>
  async (client, property_id) => {
    const found = await list(client, 'booking.getAll', { ...filter, property_id });
    return found.map((booking) => ({ data: { booking }, at: booking.updated_at }));
  };

const properties =
  (filter: Input<'property.getAll'>): Source<'property.created'> =>
  async (client, id) => {
    const found = id
      ? [await client.call('property.get', { id })]
      : await list(client, 'property.getAll', filter);
    return found.map((property) => ({ data: { property }, at: property.updated_at }));
  };

const cleanings =
  (filter: Input<'cleaningTask.getAll'>): Source<'cleaning.assigned'> =>
  async (client, property_id) => {
    const found = await list(client, 'cleaningTask.getAll', { ...filter, property_id });
    return found.map((cleaning_task) => ({ data: { cleaning_task }, at: cleaning_task.updated_at }));
  };

const tickets =
  (filter: Input<'maintenanceTicket.getAll'>): Source<'maintenance.created'> =>
  async (client, property_id) => {
    const found = await list(client, 'maintenanceTicket.getAll', { ...filter, property_id });
    return found.map((maintenance_ticket) => ({
      data: { maintenance_ticket },
      at: maintenance_ticket.updated_at,
    }));
  };

const invoices =
  (filter: Input<'invoice.getAll'>): Source<'invoice.sent'> =>
  async (client) => {
    const found = await list(client, 'invoice.getAll', filter);
    return found.map((invoice) => ({ data: { invoice }, at: invoice.updated_at }));
  };

const rates: Source<'property.rate_changed'> = async (client, property_id) => {
  const found = await list(client, 'rate.getAll', { property_id });
  return Promise.all(
    found.map(async (rate) => {
      const property = await client.call('property.get', { id: rate.property_id });
      const change = rate.created_at === rate.updated_at ? ('created' as const) : ('updated' as const);
      return { data: { property, rate, change }, at: rate.updated_at };
    }),
  );
};

const failedMessages: Source<'whatsapp.message_failed'> = async (client) => {
  const found = await list(client, 'whatsappMessage.getAll', { status: 'failed' });
  return found.map((message) => ({ data: { message }, at: message.failed_at ?? message.updated_at }));
};

const criticalEntries: Source<'audit.critical_event'> = async (client) => {
  const found = await list(client, 'auditLog.getAll', { severity: 'critical' });
  return found.map((audit_log) => ({ data: { audit_log }, at: audit_log.created_at }));
};

const statements: Source<'owner.statement_ready'> = async (client) => {
  const found = await list(client, 'statement.getAll', {});
  return Promise.all(
    found.map(async (statement) => {
      const owner = await client.call('owner.get', { id: statement.owner_id });
      return { data: { statement, owner }, at: statement.updated_at };
    }),
  );
};

const reviews: Source<'review.received'> = async (client, property_id) => {
  const found = await list(client, 'review.getAll', { property_id });
  return found.map((review) => ({ data: { review }, at: review.created_at }));
};

const taxReports: Source<'tax_report.generated'> = async (client) => {
  const found = await list(client, 'taxReport.getAll', {});
  return found.map((tax_report) => ({ data: { tax_report }, at: tax_report.generated_at }));
};

/** LGCD tells of it once, and keeps no list to read it from. */
const untold = async (): Promise<[]> => [];

/** Where the editor's samples of each event come from. */
const sources = {
  'booking.created': bookings({}),
  'booking.confirmed': bookings({ status: 'confirmed' }),
  'booking.updated': bookings({}),
  'booking.cancelled': bookings({ status: 'cancelled' }),
  'booking.checked_in': bookings({ status: 'checked_in' }),
  'booking.checked_out': bookings({ status: 'checked_out' }),
  'booking.no_show': bookings({ status: 'no_show' }),
  'booking.payment_received': bookings({ source: 'website' }),
  'property.created': properties({}),
  'property.updated': properties({}),
  'property.archived': properties({ status: 'archived' }),
  'property.rate_changed': rates,
  'cleaning.assigned': cleanings({ status: 'assigned' }),
  'cleaning.completed': cleanings({ status: 'completed' }),
  'cleaning.skipped': cleanings({ status: 'skipped' }),
  'maintenance.created': tickets({}),
  'maintenance.assigned': tickets({ status: 'assigned' }),
  'maintenance.urgent': tickets({ priority: 'urgent' }),
  'maintenance.resolved': tickets({ status: 'resolved' }),
  'invoice.sent': invoices({ status: 'sent' }),
  'invoice.paid': invoices({ status: 'paid' }),
  'ical.conflict_detected': untold,
  'ical.sync_failed': untold,
  'whatsapp.message_failed': failedMessages,
  'audit.critical_event': criticalEntries,
  'owner.statement_ready': statements,
  'subscription.renewed': untold,
  'review.received': reviews,
  'payment.succeeded': untold,
  'payment.failed': untold,
  'tax_report.generated': taxReports,
} satisfies { [E in EventName]: Source<E> };

/**
 * Objects of the agency as this event would carry them; none where LGCD has no list of them, or where a part of the
 * block needs an ability that the event itself does not.
 */
export async function recent(client: Client, event: EventName, property?: number): Promise<Recent[]> {
  try {
    return await sources[event](client, property);
  } catch (error) {
    if (error instanceof MissingAbilityError) return [];
    throw error;
  }
}
