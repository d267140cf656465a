import type { Part } from '../../cockpit/app.ts';
import { reviewSource } from '../../cockpit/choices.ts';
import { collectionPart } from '../../cockpit/collection.ts';
import {
  asApi,
  bookingLink,
  nameColumn,
  orDash,
  propertyColumn,
  propertyFilter,
  propertyLink,
  searchFilter,
  statusFilter,
} from '../../cockpit/columns.ts';
import { askFor } from '../../cockpit/commands/offer.ts';
import { card, facts } from '../../cockpit/ui/card.ts';
import { type Content, html } from '../../cockpit/ui/html.ts';
import { sentence } from '../../cockpit/ui/text.ts';
import { time } from '../../cockpit/ui/time.ts';
import { presentReview } from './present.ts';

const stars = (rating: number): Content =>
  html`<span class="stars" role="img" aria-label="${rating} of 5">${'★'.repeat(rating)}<span class="muted">${'☆'.repeat(5 - rating)}</span></span>`;

export const page: Part = collectionPart<'reviews'>({
  table: 'reviews',
  path: '/reviews',
  title: 'Reviews',
  one: 'review',
  lead: 'What guests say, from every channel.',
  order: 'created_at desc, id desc',
  none: 'No review yet.',
  filters: (view) => [
    {
      name: 'rating',
      label: 'Rating',
      none: 'Any',
      choices: ['5', '4', '3', '2', '1'],
      where: (value) => ['rating = ?', Number(value)],
    },
    statusFilter(reviewSource, 'source', 'Source'),
    propertyFilter(view),
    searchFilter(['author', 'comment'], 'Author or text'),
  ],
  columns: (view) => [
    nameColumn(view, '/reviews', 'Author', ({ author }) => author),
    { title: 'Rating', show: ({ rating }) => stars(rating) },
    propertyColumn(view),
    { title: 'Source', show: ({ source }) => sentence(source) },
    { title: 'Text', kind: 'clip', show: ({ comment }) => orDash(comment) },
    { title: 'Received', show: ({ created_at }) => time(created_at) },
  ],
  listActions: ({ frame }) =>
    askFor(frame, { name: 'review.create', words: 'Receive a review', back: '/reviews', kind: 'primary' }),
  name: ({ author }) => `Review of ${author}`,
  beside: ({ rating }) => stars(rating),
  whole: (row, view) => html`
    ${card(
      {},
      html`<blockquote>${row.comment ?? html`<span class="muted">Without words.</span>`}</blockquote>${facts([
        ['Property', propertyLink(view, row.property_id)],
        ['Booking', bookingLink(view, row.booking_id)],
        ['Source', sentence(row.source)],
        ['Received', time(row.created_at)],
      ])}`,
    )}${asApi(presentReview(row))}`,
});
