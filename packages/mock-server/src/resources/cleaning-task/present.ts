import type { Returned } from '@lgcd/core-client/contract';
import type { Row } from '../tables.ts';

export type CleaningTask = Returned<'cleaningTask.get'>;

export const presentCleaningTask = ({ agency_id: _, ...row }: Row<'cleaning_tasks'>): CleaningTask => row;
