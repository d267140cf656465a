/** One row of what people hand over: the same values go through the Zapier app and through the node on n8n. */
export interface Case {
  title: string;
  given: Record<string, unknown>;
  /** What of the request reaches the API; absent fields must be absent. */
  reaches?: Record<string, unknown>;
  /** What the person reads instead, and nothing is sent. */
  refused?: RegExp;
  /** Where the zones of the two hosts make a difference: Zapier's, in the agency's zone. */
  reachesFromZapier?: Record<string, unknown>;
}

const [nbsp, narrow, zeroWidth] = ['\u00a0', '\u202f', '\u200b'];

const stay = {
  property_id: 10,
  check_in: '2027-06-15',
  check_out: '2027-06-16',
  guest_name: 'J',
  guests_count: 2,
};

const booking = (title: string, change: object, expected: Omit<Case, 'title' | 'given'>): Case => ({
  title,
  given: { ...stay, ...change },
  ...expected,
});

/** The workflow of the node stands in Europe/Paris; the agency is in Morocco. */
export const bookings: Case[] = [
  ...[' ', nbsp, '\t', '\n', zeroWidth, ` ${narrow}${zeroWidth}\n`, ''].map((blank) =>
    booking(
      `a blank total ${JSON.stringify(blank)} is not given`,
      { total_amount: blank, notes: blank },
      { reaches: stay },
    ),
  ),
  booking(
    'a blank number that is required is refused',
    { guests_count: nbsp },
    { refused: /Guests Count is empty/ },
  ),
  ...['0x10', '1e3', 'Infinity', 'two'].map((text) =>
    booking(
      `${text} is no number`,
      { total_amount: text },
      { refused: /Total Amount(?: \(MAD\))?: “.+” is not a number/ },
    ),
  ),
  ...['1 250,50', '1,250.50', '1250,50', '1.250,50', `1${narrow}250,50`, `1${nbsp}250.5 MAD`].map((text) =>
    booking(
      `${JSON.stringify(text)} is 1250.5`,
      { total_amount: text },
      { reaches: { ...stay, total_amount: 1250.5 } },
    ),
  ),
  ...['1200 MAD', 'MAD 1 200'].map((text) =>
    booking(`${text} is 1200`, { total_amount: text }, { reaches: { ...stay, total_amount: 1200 } }),
  ),
  booking('1,250 has two readings', { total_amount: '1,250' }, { refused: /1250 and 1\.25/ }),
  booking(
    'a total of 0 is one where a person wrote it',
    { total_amount: '0' },
    { reaches: { ...stay, total_amount: 0 } },
  ),
  ...['+212 612-345-678', '00212612345678'].map((text) =>
    booking(
      `${text} is a phone number`,
      { guest_phone: text },
      { reaches: { ...stay, guest_phone: '+212612345678' } },
    ),
  ),
  booking(
    'the home 0 of a phone number falls away',
    { guest_phone: '+33 (0)6 12 34 56 78' },
    { reaches: { ...stay, guest_phone: '+33612345678' } },
  ),
  booking(
    'a phone number without its country is refused',
    { guest_phone: '06 12 34 56 78' },
    { refused: /Guest Phone: .+ has no country/ },
  ),
  booking(
    '2027-08-134 is no day',
    { check_in: '2027-08-134' },
    { refused: /Check In: “2027-08-134” is not a day/ },
  ),
  booking('midnight in UTC is that day', { check_in: '2027-06-15T00:00:00.000Z' }, { reaches: stay }),
  booking(
    "midnight in the workflow's zone is the day that begins",
    { check_in: '2027-06-14T22:00:00.000Z' },
    { reaches: stay, reachesFromZapier: { ...stay, check_in: '2027-06-14' } },
  ),
  booking(
    'a midnight with an offset is the day that is written',
    { check_in: '2027-06-15T00:00:00+02:00' },
    { reaches: stay },
  ),
  ...[
    ' 10 ',
    10,
    '10.0',
    'https://app.lgcd.ma/properties/10/edit?x=1#y',
    'https://app.lgcd.ma/properties/10/',
  ].map((id) => booking(`${JSON.stringify(id)} is property 10`, { property_id: id }, { reaches: stay })),
  booking(
    'an address of something else is refused',
    { property_id: 'https://app.lgcd.ma/bookings/10' },
    { refused: /Property: .+ is no address/ },
  ),
];

const season = { property_id: 10, start_date: '2027-09-01', end_date: '2027-09-30', nightly_price: 900 };

export const rates: Case[] = [
  {
    title: 'a price as people write it',
    given: { ...season, nightly_price: '1 250,50 DH' },
    reaches: { ...season, nightly_price: 1250.5 },
  },
  {
    title: 'no free season comes of a blank',
    given: { ...season, nightly_price: ' ' },
    refused: /Nightly Price(?: \(MAD\))? is empty/,
  },
  {
    title: 'a free night is one where a person wrote it',
    given: { ...season, nightly_price: '0' },
    reaches: { ...season, nightly_price: 0 },
  },
];

/** An update of a ticket that has all of these: what is blank is not sent, so it stays. */
export const tickets: Case[] = [
  {
    title: 'blanks keep what is there',
    given: {
      id: 1,
      title: 'Leak',
      assignee: ' ',
      description: nbsp,
      cost: zeroWidth,
      status: '',
      priority: '\t',
    },
    reaches: { title: 'Leak' },
  },
  {
    title: 'a cost that is none is refused',
    given: { id: 1, cost: '12,3456' },
    refused: /Cost(?: \(MAD\))?: .+ has more than two decimals/,
  },
];

/** Searches of a booking: none of these finds anybody, since all of them would find strangers. */
export const searches: Case[] = [
  {
    title: 'a blank reference',
    given: { external_reference: ' ' },
    refused: /nothing to search by|External Reference came out empty/,
  },
  {
    title: 'a blank reference beside a status',
    given: { external_reference: nbsp, status: 'confirmed' },
    refused: /External Reference came out empty/,
  },
  {
    title: 'a blank search beside a property',
    given: { search: zeroWidth, property_id: '3' },
    refused: /Search came out empty/,
  },
];
