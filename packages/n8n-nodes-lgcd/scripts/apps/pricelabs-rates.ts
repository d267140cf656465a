import type { Flow } from './flow.ts';
import { byId, code, every, http, lgcd, set, settings, stop, when } from './steps.ts';

export const priceLabsRates: Flow = {
  slug: 'pricelabs-rates',
  name: 'Prices of PriceLabs to seasonal rates',
  apps: ['PriceLabs'],
  useCase: 'Yield management',
  audience: 'Agencies whose listings PriceLabs already prices through another PMS or channel.',
  does: 'Every morning the prices that PriceLabs recommends for the coming days become seasonal rates of LGCD.',
  setUp: [
    'In PriceLabs, make an API key (Account settings > API) and, in n8n, a Header Auth credential with the name `X-API-Key` and the key as its value.',
    'In **Settings**, put one entry for each listing: its ID and PMS in PriceLabs, and the ID of the property in LGCD; and how far ahead you price.',
    'Choose your LGCD account and that credential in the nodes. Run it once by hand, look at the rates in LGCD, then publish (activate) it.',
  ],
  safe: '**Sync the prices** reads the rates that stand and changes only what differs: a second run with the same prices sends nothing. PriceLabs is asked three times; after that the run fails, and the next morning brings everything. A listing that PriceLabs reports an error for, or prices in another currency than MAD, is left as it is, the others go on, and the run ends as failed with its name.',
  limits:
    'PriceLabs prices only listings that it syncs to some PMS or channel, and charges for each listing whose prices the API gives. The path `/v1/listing_prices` was seen in public clients, not in the text of the vendor: check it in its reference first.',
  sources: [
    {
      what: 'Prices for listings',
      at: 'developers.pricelabs.co/customer-api/api-reference/endpoints/prices/for-listings',
    },
    { what: 'Key and listings', at: 'documenter.gw.postman.com/api/collections/507656/SVSEurQC' },
  ],
  steps: {
    'Every morning': every({ field: 'days', triggerAtHour: 5, triggerAtMinute: 12 }),
    Settings: settings({
      listings: '[{ "id": "ID-IN-PRICELABS", "pms": "PMS-IN-PRICELABS", "property_id": 1 }]',
      from: '={{ $today.toISODate() }}',
      to: '={{ $today.plus({ days: 180 }).toISODate() }}',
    }),
    'Ask for the prices': http({
      method: 'POST',
      url: 'https://api.pricelabs.co/v1/listing_prices',
      account: { httpHeaderAuth: 'PriceLabs key' },
      // The whole answer: n8n takes a first listing with a field `error` for a failure of the call.
      options: { response: { response: { fullResponse: true } } },
      body: `{ listings: JSON.parse(${set('listings')}).map(({ id, pms }) => ({ id, pms, dateFrom: ${set('from')}, dateTo: ${set('to')} })) }`,
    }),
    'Match listings and properties':
      code(`// One item for each listing: its property and days, or what is wrong with it.
const listings = JSON.parse($('Settings').first().json.listings);
const answers = $input.first().json.body;
return listings.map(({ id, pms, property_id }) => {
  const found = answers.find((answer) => String(answer.id) === String(id) && answer.pms === pms);
  const wrong = !found
    ? 'PriceLabs gave no answer'
    : found.error || found.error_status
      ? (found.error_status ?? '') + ' ' + (found.error ?? '')
      : found.currency !== 'MAD'
        ? 'its prices are in ' + found.currency + ', LGCD takes MAD'
        : '';
  const prices = (found?.data ?? []).map(({ date, price, min_stay }) => ({ date, price, min_stay }));
  return { json: { id, property_id, wrong: wrong.trim(), prices } };
});`),
    'Has it prices?': when("$json.wrong === ''"),
    'Sync the prices': lgcd('rate', 'syncPrices', {
      propertyId: byId('={{ $json.property_id }}'),
      prices: '={{ $json.prices }}',
    }),
    'Say which has none': stop(
      "={{ 'No rates were changed for ' + $input.all().map(({ json }) => json.id + ' (' + json.wrong + ')').join('; ') }}",
    ),
  },
  wires: [
    [
      'Every morning',
      'Settings',
      'Ask for the prices',
      'Match listings and properties',
      'Has it prices?',
      'Sync the prices',
    ],
    ['Has it prices?', 1, 'Say which has none'],
  ],
};
