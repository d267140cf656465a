import type { Returned } from '@lgcd/core-client/contract';
import { json, looseRef, nullable, ref, text, time, word } from '../../engine/store/columns.ts';
import { stamps, tenant } from '../../engine/store/tenant.ts';

type CleaningTask = Returned<'cleaningTask.get'>;

export const tables = {
  cleaning_tasks: {
    ...tenant,
    property_id: ref('properties'),
    booking_id: looseRef('bookings'),
    status: word<CleaningTask['status']>(),
    scheduled_at: time,
    assignee: nullable(text),
    checklist: json<string[]>(),
    photos_before: json<string[]>(),
    photos_after: json<string[]>(),
    notes: nullable(text),
    started_at: nullable(time),
    completed_at: nullable(time),
    ...stamps,
  },
} as const;

export const indexes: string[] = [];
