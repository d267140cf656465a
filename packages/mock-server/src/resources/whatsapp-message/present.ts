import type { Returned } from '@lgcd/core-client/contract';
import { phpMap } from '../../http/laravel/php-map.ts';
import type { Row } from '../tables.ts';

export type WhatsappMessage = Returned<'whatsappMessage.get'>;

export function presentMessage({ agency_id: _, ...row }: Row<'whatsapp_messages'>): WhatsappMessage {
  return { ...row, variables: phpMap(row.variables) };
}
