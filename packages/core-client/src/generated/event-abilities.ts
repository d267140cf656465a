// Generated from core-client/src/contract by pnpm gen. Do not edit.
import type { FamilyName } from '../contract/events.ts';
import type { Ability } from '../contract/scopes.ts';

export const familyAbilities: Readonly<Record<FamilyName, Ability>> = {
booking: 'bookings:read',
property: 'properties:read',
cleaning: 'cleaning:read',
maintenance: 'maintenance:read',
invoice: 'invoices:read',
ical: 'properties:read',
whatsapp: 'whatsapp:read',
audit: 'audit:read',
owner: 'statements:read',
subscription: 'invoices:read',
review: 'reviews:read',
payment: 'invoices:read',
tax_report: 'tax_reports:read',
};
