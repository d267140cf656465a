import type { Returned } from '@lgcd/core-client/contract';
import { phpMap } from '../../http/laravel/php-map.ts';
import type { Row } from '../tables.ts';

export type WhatsappMessage = Returned<'whatsappMessage.get'>;
export type WhatsappTemplate = Returned<'whatsappTemplate.getAll'>;

export function presentMessage({ agency_id: _, ...row }: Row<'whatsapp_messages'>): WhatsappMessage {
  return { ...row, variables: phpMap(row.variables) };
}

export const presentTemplate = ({ agency_id: _, ...row }: Row<'whatsapp_templates'>): WhatsappTemplate => row;
