/** What kind of difference it is. */
export type DriftKind =
  | 'missing_operation'
  | 'extra_operation'
  | 'changed_method'
  | 'changed_abilities'
  | 'missing_field'
  | 'extra_field'
  | 'changed_type'
  | 'changed_choices'
  | 'changed_required'
  | 'missing_event'
  | 'extra_event'
  // Only what was seen tells of these.
  | 'changed_status'
  | 'extra_status'
  | 'changed_media'
  | 'extra_header'
  | 'missing_header';

/** Where in a request or its answer. */
export type Place = 'query' | 'body' | 'answer';

/** One difference between the contract and what is served: by its document, or as it was seen. */
export interface Drift {
  kind: DriftKind;
  /** `booking.create`; for what the contract does not have, `GET /things`; for events their name. */
  subject: string;
  place?: Place;
  /** Of the answer that it was seen in, where that was no success. */
  status?: number;
  /** As in `meta.total` or `data[].id`. */
  field?: string;
  contract?: string;
  served?: string;
  /** Of the contract's side: a difference from something inferred corrects a guess. */
  provenance?: string;
}
