/**
 * Many numbers of one width: 10,000 doubles.
 * @document("bench.samples")
 */
export interface Samples {
  /** @key(0) @id */
  id: string;
  /** @key(1) */
  values: Float64Array;
}
