import type { Returned } from '@lgcd/core-client/contract';
import type { Row } from '../tables.ts';

export type Review = Returned<'review.get'>;

export const presentReview = ({ agency_id: _, ...row }: Row<'reviews'>): Review => row;
