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
  | 'extra_event';

export type Place = 'query' | 'body' | 'answer';

/** One difference between the contract and a served document. */
export interface Drift {
  kind: DriftKind;
  /** `booking.create`; for what the contract does not have, `GET /things`; for events their name. */
  subject: string;
  place?: Place;
  /** As in `meta.total` or `data[].id`. */
  field?: string;
  contract?: string;
  served?: string;
  /** Of the contract's side: a difference from something inferred corrects a guess. */
  provenance?: string;
}
