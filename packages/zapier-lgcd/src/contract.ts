import { type CatalogEvent, catalog } from '@lgcd/core-client/catalog';

export type { EventName, FamilyName, OperationName, ResourceName } from '@lgcd/core-client';
export type { CatalogEvent, Field, InputField, OperationEntry } from '@lgcd/core-client/catalog';
export { catalog };

/** All 31 events, in the order of LGCD's page. */
export const events: readonly CatalogEvent[] = Object.values(catalog.events);
