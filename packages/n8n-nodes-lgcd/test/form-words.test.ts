import { describe, expect, it } from '@jest/globals';
import { type Operation, operations } from '@lgcd/core-client/contract';
import { forms } from '../nodes/Lgcd/forms.generated.ts';
import { inFormWords } from '../nodes/shared/form-words.ts';

const labelsOf = (operation: string) =>
  new Map(forms.find((form) => form.operation === operation)?.fields.map(({ name, label }) => [name, label]));

describe('a sentence of LGCD about a field', () => {
  it.each([
    ['booking.create', 'check_in', 'The check in field is required.', 'Check In is required.'],
    [
      'booking.create',
      'check_out',
      'The check out field must be a date after check in.',
      'Check Out must be a date after Check In.',
    ],
    [
      'booking.create',
      'property_id',
      'The selected property id is invalid.',
      'Property: LGCD has none like this that the token may use.',
    ],
    [
      'booking.create',
      'check_in',
      'The property is not available on these dates.',
      'Check In: The property is not available on these dates.',
    ],
    [
      'statement.getAll',
      'period',
      'The period field must match the format Y-m.',
      'Period must be a month, as in 2026-07.',
    ],
    [
      'booking.getAll',
      'check_in_from',
      'The check in from field must match the format Y-m-d.',
      'Check In From must be a day, as in 2026-08-12.',
    ],
    [
      'report.getRevenue',
      'to',
      'The to field must be a date after or equal to from.',
      'To must be a date after or equal to From.',
    ],
    [
      'whatsappMessage.create',
      'to',
      'The to field is required when booking id is not present.',
      'Phone Number is required when Booking is not present.',
    ],
    [
      'whatsappMessage.create',
      'variables.check_in',
      'The variables.check_in field is required.',
      'Template variable Check in is required.',
    ],
    [
      'cleaningTask.update',
      'assignee',
      'The assignee field is required when status is assigned.',
      'Assignee is required when Status is assigned.',
    ],
    [
      'cleaningTask.update',
      'photos_before.0',
      'The photos_before.0 field must be a valid URL.',
      'Photos Before, entry 1 must be a valid URL.',
    ],
  ])('%s %s: %s', (operation, field, sentence, words) => {
    expect(inFormWords(field, sentence, labelsOf(operation))).toBe(words);
  });

  const refusals = Object.entries(operations as Record<string, Operation>).flatMap(
    ([operation, { antiExamples }]) =>
      antiExamples.flatMap(({ errors }) =>
        Object.entries(errors).map(([field, sentence]) => [operation, field, sentence] as const),
      ),
  );

  it.each(refusals)('has nothing of the API left: %s %s', (operation, field, sentence) => {
    const words = inFormWords(field, sentence, labelsOf(operation));
    expect(words).not.toMatch(/[a-z]_[a-z]|\bfield\b|\bY-m\b/);
    expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
