/** Something that was considered and left alone, and why. */
export interface Skip {
  /** As "match 7" or "round 123". */
  readonly what: string;
  readonly why: string;
}

/** What a service would do now, in order, and a reason for everything it would not. */
export interface Plan<Step> {
  readonly steps: readonly Step[];
  readonly skipped: readonly Skip[];
}
