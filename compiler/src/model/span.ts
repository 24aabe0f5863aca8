/** A place in a schema file: UTF-16 offsets into its text, and the 1-based line and column of `start`. */
export interface Span {
  /** Path of the file as it was given to the compiler: relative, with `/`. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}
