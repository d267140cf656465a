/** `@lgcd/core-client/catalog`: the contract as plain data, for packages that must not carry zod. */
export type * from './catalog-types.ts';
export type { EventName, EventPattern, FamilyName } from './contract/events.ts';
export type { OperationName, ResourceName } from './contract/index.ts';
export type { Ability } from './contract/scopes.ts';
export { agencyTimeZone } from './contract/zone.ts';
export { catalog } from './generated/catalog.ts';
