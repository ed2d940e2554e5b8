/** A text file as it was read; `path` from the content root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}
