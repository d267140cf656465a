// Generated from core-client/src/contract by pnpm gen. Do not edit.
import { searcher } from './search.ts';

export const listSearch = {
  searchAuditLogs: searcher('auditLog'),
  searchBookings: searcher('booking'),
  searchCleaningTasks: searcher('cleaningTask'),
  searchICalSources: searcher('icalSource'),
  searchInvoices: searcher('invoice'),
  searchMaintenanceTickets: searcher('maintenanceTicket'),
  searchOwners: searcher('owner'),
  searchProperties: searcher('property'),
  searchRates: searcher('rate'),
  searchReviews: searcher('review'),
  searchStatements: searcher('statement'),
  searchTaxReports: searcher('taxReport'),
  searchWebhooks: searcher('webhook'),
  searchWebhookDeliveries: searcher('webhookDelivery'),
  searchWhatsAppMessages: searcher('whatsappMessage'),
  searchWhatsAppTemplates: searcher('whatsappTemplate'),
};
