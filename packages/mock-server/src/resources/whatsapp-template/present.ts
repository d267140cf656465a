import type { Returned } from '@lgcd/core-client/contract';
import type { Row } from '../tables.ts';

export type WhatsappTemplate = Returned<'whatsappTemplate.getAll'>;

export const presentTemplate = ({ agency_id: _, ...row }: Row<'whatsapp_templates'>): WhatsappTemplate => row;
