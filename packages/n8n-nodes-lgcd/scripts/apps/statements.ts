import { onEvents, read, when } from './steps.ts';

/** What the workflows of all accounting programs begin with. */
export const statement = "$('Read the statement').first().json";
export const billNumber = `'LGCD-' + ${statement}.id`;
/** The last day of the month that a statement is of. */
export const billDate = `DateTime.fromISO(${statement}.period + '-01').endOf('month').toISODate()`;
export const billText = `'Payout ' + ${statement}.period + ': revenue ' + ${statement}.gross_revenue + ', commission ' + ${statement}.commission + ', expenses ' + ${statement}.expenses`;

export const firstSteps = {
  'Statement is ready': onEvents('owner.statement_ready'),
  'Read the statement': read('statement', `={{ $('Statement is ready').first().json.data.statement.id }}`),
  'Is there something to pay?': when('$json.net_amount > 0'),
};

export const audience = 'Agencies that owe their owners a payout each month and book it in';
