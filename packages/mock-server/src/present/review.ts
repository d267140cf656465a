import type { Returned } from '@lgcd/core-client/contract';
import type { Row } from '../store/tables.ts';

export type Review = Returned<'review.get'>;

export const presentReview = ({ agency_id: _, ...row }: Row<'reviews'>): Review => row;
