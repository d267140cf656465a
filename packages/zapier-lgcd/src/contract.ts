import type { FamilyName } from '@lgcd/core-client';
import { type CatalogEvent, catalog } from '@lgcd/core-client/catalog';

export type { EventName, FamilyName, OperationName, ResourceName } from '@lgcd/core-client';
export type { CatalogEvent, Field, InputField, OperationEntry } from '@lgcd/core-client/catalog';
export { catalog };

/** All events, in the order of LGCD's page. */
export const events: readonly CatalogEvent[] = Object.values(catalog.events);

/** What the events of a family are about, in the singular; Zapier says "No new … found" with it. */
export const nounOf = (family: FamilyName): string =>
  catalog.families.find(({ name }) => name === family)?.noun ?? '';
