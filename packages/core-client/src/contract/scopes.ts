/**
 * The 21 abilities a Sanctum token of LGCD can hold, with the words of LGCD's page.
 * Source: published ("API scopes · 21 permissions"); the text of `tax_reports:read` is a raw
 * translation key there, so ours is inferred.
 */
export const abilities = {
  'properties:read': 'Read properties',
  'properties:write': 'Modify iCal sources and trigger a sync',
  'bookings:read': 'Read bookings',
  'bookings:write': 'Create and cancel bookings',
  'owners:read': 'Read owners',
  'invoices:read': 'Read invoices',
  'calendar:read': 'Read the calendar',
  'rates:read': 'Read seasonal rates',
  'rates:write': 'Create, modify and delete seasonal rates',
  'cleaning:read': 'Read cleaning tasks',
  'cleaning:write': 'Create and manage cleaning tasks',
  'maintenance:read': 'Read maintenance tickets',
  'maintenance:write': 'Create and manage maintenance tickets',
  'whatsapp:read': 'Read WhatsApp outbox messages',
  'whatsapp:write': 'Prepare templated WhatsApp messages',
  'reports:read': 'Read aggregated reports (occupancy, revenue, ADR, RevPAR)',
  'statements:read': 'Read owner statements (monthly payouts)',
  'audit:read': 'Read the audit log (Law 09-08 / SIEM)',
  'reviews:read': 'Read guest reviews (reputation management)',
  'reviews:write': 'Create guest reviews (OTA / manual import)',
  'tax_reports:read': 'Read tax reports',
} as const;

/** What a token may do, as in `bookings:write`. */
export type Ability = keyof typeof abilities;

/** All abilities, in the order of LGCD's page. */
export const abilityNames = Object.keys(abilities) as Ability[];
