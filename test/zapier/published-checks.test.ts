import { describe, expect, it } from '@jest/globals';
import {
  type AppDefinition,
  checkDefinition,
  checkDescription,
  checkLogo,
  definitionChecks,
  type Field,
  findUnvalidatedDomains,
  HOSTILE_ADDRESSES,
  liveChecks,
  type Shown,
} from './published-checks/index.ts';
import { badTimes, flatKeys } from './published-checks/shape.ts';
import { titleCase } from './published-checks/title-case.ts';
import { at, validApp } from './published-checks/valid-app.ts';

type App = ReturnType<typeof validApp>;

const field = (app: App, step: keyof typeof at): Field => at[step](app).operation.inputFields?.[0] as Field;
const token = (app: App): Field => app.authentication.fields?.[0] as Field;

/** One broken thing for each check: the only code that may be found then. */
const MUTATIONS: [code: string, what: string, mutate: (app: App) => void][] = [
  [
    'D001',
    'an action asks for an API key',
    (app) => at.create(app).operation.inputFields?.push({ key: 'api_key' }),
  ],
  ['D001', 'a trigger asks for a password', (app) => Object.assign(field(app, 'hook'), { type: 'password' })],
  [
    'D002',
    'the token field links nowhere',
    (app) => Object.assign(token(app), { helpText: 'In your settings.' }),
  ],
  ['D003', 'there is no connection label', (app) => delete app.authentication.connectionLabel],
  ['D003', 'the connection label is always the same', (app) => (app.authentication.connectionLabel = 'LGCD')],
  ['D004', 'an ID field has no dropdown', (app) => delete field(app, 'hook').dynamic],
  [
    'D004',
    'a field is labelled as an ID',
    (app) => Object.assign(field(app, 'search'), { label: 'Booking ID' }),
  ],
  ['D005', 'a dropdown reads a missing trigger', (app) => (field(app, 'create').dynamic = 'houses.id.name')],
  ['D006', 'a hook has no performList', (app) => delete at.hook(app).operation.performList],
  [
    'D007',
    'a link goes over plain HTTP',
    (app) => (token(app).helpText = 'See [this](http://lgcd.ma/tokens).'),
  ],
  [
    'D008',
    'a bare address stands in a help text',
    (app) => (field(app, 'search').helpText = 'See https://lgcd.ma'),
  ],
  [
    'D008',
    'a link lacks its bracket',
    (app) => (at.create(app).display.description = 'Do [it(https://lgcd.ma).'),
  ],
  [
    'D008',
    'a link has its brackets reversed',
    (app) => (field(app, 'search').helpText = '(here)[https://lgcd.ma]'),
  ],
  ['D009', 'a search has no field', (app) => (at.search(app).operation.inputFields = [])],
  ['D010', 'a polled sample has no id', (app) => delete at.list(app).operation.sample?.id],
  [
    'D010',
    'a polled sample lacks its primary key',
    (app) => (at.list(app).operation.outputFields = [{ key: 'code', primary: true }]),
  ],
  ['D011', 'the help text repeats the label', (app) => (field(app, 'search').helpText = 'reference')],
  ['D012', 'a trigger has no sample', (app) => delete at.hook(app).operation.sample],
  ['D012', 'a search has an empty sample', (app) => (at.search(app).operation.sample = {})],
  ['D013', 'a field is fed by a missing search', (app) => (field(app, 'create').search = 'find_house.id')],
  ['D014', 'a field has a search and no dropdown', (app) => Object.assign(field(app, 'search'), searchOnly)],
  [
    'D015',
    'a search-or-create lacks its create',
    (app) => Object.assign(pair(app), { create: 'make_booking' }),
  ],
  [
    'D015',
    'a search-or-create lacks its search',
    (app) => Object.assign(pair(app), { search: 'seek_booking' }),
  ],
  ['D017', 'a hook cannot subscribe', (app) => delete at.hook(app).operation.performSubscribe],
  ['D017', 'a hook cannot unsubscribe', (app) => delete at.hook(app).operation.performUnsubscribe],
  ['D018', 'a label is in small letters', (app) => (at.hook(app).display.label = 'New booking')],
  [
    'D021',
    'a description starts otherwise',
    (app) => (at.hook(app).display.description = 'Triggers whenever.'),
  ],
  [
    'D021',
    'a description has no full stop',
    (app) => (at.hook(app).display.description = 'Triggers when paid'),
  ],
  [
    'D022',
    'a create has only dynamic fields',
    (app) => (at.create(app).operation.inputFields = ['$func$2$f$']),
  ],
  ['D023', 'a time has no zone', (app) => setSample(app, 'created_at', '2026-07-15T10:23:41')],
  ['D023', 'a time has a space', (app) => setSample(app, 'created_at', '2026-07-15 10:23:41')],
  ['D023', 'a date is spelled out', (app) => setSample(app, 'created_at', '15 Jul 2026')],
  ['D024', 'a sample value has another type', (app) => setSample(app, 'id', '7')],
  ['D024', 'a required value is missing', (app) => setSample(app, 'id', undefined)],
  [
    'H001',
    'a description names the product',
    (app) => (at.create(app).display.description = 'Creates a booking in LGCD.'),
  ],
  [
    'H002',
    'an id of a property stands without its name',
    (app) =>
      (at.create(app).operation.outputFields = [
        { key: 'id', type: 'integer' },
        { key: 'booking__property_id', type: 'integer' },
      ]),
  ],
  ['H003', 'a search gets', (app) => (at.search(app).display.label = 'Get Booking')],
  ['H004', 'a new object is called created', (app) => (at.hook(app).display.label = 'Booking Created')],
  [
    'D025',
    'an address runs a script',
    (app) => (token(app).helpText = `${token(app).helpText} [x](javascript:x)`),
  ],
];

const searchOnly = { search: 'find_booking.id' };
const pair = (app: App) => app.searchOrCreates.find_booking as object;
const setSample = (app: App, key: string, value: unknown) =>
  Object.assign(at.create(app).operation.sample ?? {}, { [key]: value });

const codes = (app: AppDefinition) => [...new Set(checkDefinition(app).map(({ code }) => code))];

describe('checks of the definition', () => {
  it('find nothing in a valid app', () => {
    expect(checkDefinition(validApp())).toEqual([]);
  });

  it.each(MUTATIONS)('%s is found when %s', (code, _what, mutate) => {
    const app = validApp();
    mutate(app);
    expect(codes(app)).toEqual([code]);
  });

  it('D016 is found, with D017, when the app is one static webhook', () => {
    const hook = at.hook(validApp());
    delete hook.operation.performSubscribe;
    hook.operation.inputFields = [];
    expect(codes({ triggers: { booking_created: hook } })).toEqual(['D016', 'D017']);
  });

  it('are each broken by a test above', () => {
    const broken = new Set([...MUTATIONS.map(([code]) => code), 'D016']);
    expect(definitionChecks.map(({ code }) => code).filter((code) => !broken.has(code))).toEqual([]);
  });
});

describe('D026', () => {
  it('finds nothing when every hostile address is refused', async () => {
    expect(await findUnvalidatedDomains(validApp(), async () => false)).toEqual([]);
  });

  it('finds the address that is let through', async () => {
    const [through] = HOSTILE_ADDRESSES;
    const found = await findUnvalidatedDomains(validApp(), async (_field, value) => value === through);
    expect(found).toEqual([expect.objectContaining({ code: 'D026', where: 'authentication.base_url' })]);
  });

  it('tries fields with an input format too', async () => {
    const app = validApp();
    app.authentication.fields = [{ key: 'agency', inputFormat: 'https://{{input}}.lgcd.ma' }];
    expect(await findUnvalidatedDomains(app, async () => true)).toHaveLength(HOSTILE_ADDRESSES.length);
  });
});

describe('checks of live results', () => {
  const shown = (change: Partial<Shown> = {}): Shown => ({
    where: 'triggers.booking_created',
    sample: { id: 1, booking: { reference: 'BKG-1' } },
    outputFields: [
      { key: 'id', type: 'integer', required: true },
      { key: 'booking__reference', required: true },
    ],
    polled: { id: 2, booking: { reference: 'BKG-2' } },
    live: { id: 3, booking: { reference: 'BKG-3' }, at: '2026-07-15T10:23:41+00:00' },
    ...change,
  });
  const found = (code: keyof typeof liveChecks, change?: Partial<Shown>) =>
    liveChecks[code](shown(change)).map((finding) => finding.code);

  it.each(Object.keys(liveChecks) as (keyof typeof liveChecks)[])('%s finds nothing in agreement', (code) => {
    expect(found(code)).toEqual([]);
  });

  it('T003 is found when a live time has no zone', () => {
    expect(found('T003', { live: { id: 1, at: '2026-07-15T10:23:41' } })).toEqual(['T003']);
  });

  it('T004 is found when the sample has a key that does not arrive', () => {
    expect(found('T004', { sample: { id: 1, booking: { guest_email: 'k@example.com' } } })).toEqual(['T004']);
  });

  it('T005 is found when a live value has another type', () => {
    expect(found('T005', { live: { id: '3', booking: { reference: 'BKG-3' } } })).toEqual(['T005']);
  });

  it('T005 is found when a required value does not arrive', () => {
    expect(found('T005', { live: { id: 3, booking: {} } })).toEqual(['T005']);
  });

  it('T006 is found when the poll has a key that does not arrive', () => {
    expect(found('T006', { polled: { id: 2, friends: [1] } })).toEqual(['T006']);
  });

  it('Z001 is found when a polled value has another type', () => {
    expect(found('Z001', { polled: { id: 2.5, booking: { reference: 'BKG-2' } } })).toEqual(['Z001']);
  });
});

describe('checks of the listing', () => {
  const good = 'LGCD is a cockpit for agencies that let holiday homes in Morocco.';
  const png = (width: number, height: number, mode: number) => {
    const file = Buffer.alloc(33);
    file.write('89504e470d0a1a0a0000000d49484452', 'hex');
    file.writeUInt32BE(width, 16);
    file.writeUInt32BE(height, 20);
    file[24] = 8;
    file[25] = mode;
    return file;
  };

  it('accept a good description and a good logo', () => {
    expect(checkDescription(good)).toEqual([]);
    expect(checkLogo(png(256, 256, 6))).toEqual([]);
  });

  it.each([
    ['too short', 'LGCD is a cockpit for agencies.'],
    ['too long', `${good} ${good} ${good}`],
    ['naming Zapier', `${good} Works in Zapier.`],
    ['speaking of sync', `${good} Syncs it all.`],
  ])('M002 is found in a description %s', (_what, description) => {
    expect(checkDescription(description).map(({ code }) => code)).toEqual(['M002']);
  });

  it.each([
    ['is not square', png(256, 300, 6)],
    ['is too small', png(128, 128, 6)],
    ['has no alpha channel', png(256, 256, 2)],
    ['is no PNG', Buffer.from('GIF89a'.padEnd(40))],
  ])('M004 is found when the logo %s', (_what, file) => {
    expect(checkLogo(file).map(({ code }) => code)).toEqual(['M004']);
  });
});

describe('the measures of the checks', () => {
  it.each([
    ['Booking Checked In', 'Booking Checked In'],
    ['booking no-show', 'Booking No-Show'],
    ['check-in soon', 'Check-In Soon'],
    ['sync iCal source with the calendar', 'Sync iCal Source With the Calendar'],
    ['send WhatsApp template', 'Send WhatsApp Template'],
    ['the guest in', 'The Guest In'],
  ])('write %s as %s', (label, cased) => {
    expect(titleCase(label)).toBe(cased);
  });

  it.each(['2023-08-01', '2023-08-01T06:50:30-0500', '2023-09-15T09:59:59Z', '2026-07-15T10:23:41+00:00'])(
    'accept the time %s',
    (time) => {
      expect(badTimes({ time })).toEqual([]);
    },
  );

  it.each([
    '01 Aug 2023',
    '01 Aug 2023 06:50:30',
    '2023-08-01T06:50:30',
    '08/01/2023',
    'August 1, 2023',
    '2023-13-01',
  ])('refuse the time %s', (time) => {
    expect(badTimes({ deep: [{ time }] })).toEqual([`deep.0.time: ${time}`]);
  });

  it('name nested keys and line items as the editor does', () => {
    const keys = flatKeys({
      id: 1,
      owner: { name: 'A' },
      lines: [{ price: 1 }, { tax: { rate: 2 } }],
      tags: ['x'],
      o: {},
    });
    expect([...keys]).toEqual(['id', 'owner__name', 'lines[]price', 'lines[]tax__rate', 'tags', 'o']);
  });
});
