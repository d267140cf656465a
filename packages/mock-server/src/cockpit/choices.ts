import { catalog, type Field } from '@lgcd/core-client/catalog';
import type { OperationName } from '@lgcd/core-client/contract';

/** The words that a field of an operation's answer can have. From the contract, so no list of them stands here. */
function choicesOf(operation: OperationName, name: string): readonly string[] {
  const field: Field | undefined = catalog.operations[operation].output.find(
    (candidate) => candidate.name === name,
  );
  if (!field?.choices) throw new Error(`${operation} answers no choice called ${name}.`);
  return field.choices;
}

export const bookingStatus = choicesOf('booking.get', 'status');
export const bookingSource = choicesOf('booking.get', 'source');
export const propertyStatus = choicesOf('property.get', 'status');
export const cleaningStatus = choicesOf('cleaningTask.get', 'status');
export const ticketStatus = choicesOf('maintenanceTicket.get', 'status');
export const ticketPriority = choicesOf('maintenanceTicket.get', 'priority');
export const messageStatus = choicesOf('whatsappMessage.get', 'status');
export const invoiceStatus = choicesOf('invoice.get', 'status');
export const statementStatus = choicesOf('statement.get', 'status');
export const severity = choicesOf('auditLog.get', 'severity');
export const taxReportType = choicesOf('taxReport.get', 'type');
export const reviewSource = choicesOf('review.get', 'source');
