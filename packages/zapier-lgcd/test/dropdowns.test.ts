import { describe, expect, it } from '@jest/globals';
import { catalog, type InputField, type OperationName } from '../src/contract.ts';
import { inputField } from '../src/fields/input.ts';
import { outputFields } from '../src/fields/output.ts';
import { title } from '../src/text.ts';
import { api, namesProperty, page, run, trigger } from './app.ts';

const { operations } = catalog;
const inputOf = (name: OperationName, field: string) =>
  operations[name].input.find((input) => input.name === field) as InputField;

describe('an entry of a dropdown', () => {
  const entries = (key: string) => run<{ id: number; name: string }[]>(trigger(key).perform);
  const listing = (path: string, name: string, ...objects: object[]) =>
    api()
      .get(path)
      .query({ page: 1, per_page: 100 })
      .reply(200, page(...objects.map((object) => ({ ...catalog.examples[name], ...object }))));

  it.each([
    [
      'list_maintenance_tickets',
      '/maintenance-tickets',
      'MaintenanceTicket',
      'Leak in the bathroom · Riad Zitoun · 15 Jul 2026 · Open',
    ],
    ['list_rates', '/rates', 'Rate', 'Eid al-Adha · Riad Zitoun · 2027-05-10 to 2027-05-20 · 1150 MAD'],
    [
      'list_cleaning_tasks',
      '/cleaning-tasks',
      'CleaningTask',
      'Riad Zitoun · 19 Aug 2026, 12:30 · Fatima Z. · Assigned',
    ],
  ])('of %s can be told apart', async (key, path, name, text) => {
    listing(path, name, {});
    namesProperty();
    expect((await entries(key)).map((entry) => entry.name)).toEqual([text]);
  });

  it('asks for the names of all properties once, however many entries there are', async () => {
    listing('/rates', 'Rate', ...[1, 2, 3].map((id) => ({ id, property_id: 9 })));
    api()
      .get('/properties')
      .query(true)
      .once()
      .reply(200, page({ id: 9, name: 'Dar Amal' }));
    expect(new Set((await entries('list_rates')).map(({ name }) => name.includes('Dar Amal')))).toEqual(
      new Set([true]),
    );
  });

  it('marks what is archived', async () => {
    api()
      .get('/properties')
      .query(true)
      .reply(200, page({ id: 2, name: 'Dar Amal', city: 'Fès', status: 'archived' }));
    expect(await entries('list_properties')).toEqual([{ id: 2, name: 'Dar Amal · Fès · archived' }]);
  });

  it('comes once where a list has a single page', async () => {
    const second = { inputData: { template: 'arrival' }, meta: { page: 1 } as never };
    expect(await run(trigger('list_whatsapp_template_languages').perform, second)).toEqual([]);
  });
});

describe('the words of a form', () => {
  it('say the unit of a number', () => {
    expect(inputField(operations['booking.create'], inputOf('booking.create', 'total_amount')).label).toBe(
      'Total Amount (MAD)',
    );
    expect(outputFields(operations['property.get'].output)).toContainEqual(
      expect.objectContaining({ key: 'commission_rate', label: 'Commission Rate (%)' }),
    );
  });

  it('call channels and languages by their names', () => {
    expect(['booking', 'fr', 'in_progress'].map(title)).toEqual(['Booking.com', 'French', 'In Progress']);
  });
});
