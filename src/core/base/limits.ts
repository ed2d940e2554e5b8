/**
 * The largest text that is read. Each number is about ten times what the longest real records have: a longer text is meant
 * to break its reader, or is a log that belongs elsewhere. Some libraries take time that grows with the square of a text, so
 * the limits are checked before a library reads it.
 */
export const limits = {
  /** Bytes of a record, and of a page of the operator. */
  recordBytes: 128 * 1024,
  /** Bytes of a config file. */
  configBytes: 256 * 1024,
  /** Bytes of a line of a record. */
  lineBytes: 32 * 1024,
  /** Entries of a timeline. */
  entries: 400,
  /** Levels of maps and lists within each other in YAML. */
  yamlLevels: 100,
  /** Lines of a block of Markdown: a paragraph, a list, a table, a quote, code. */
  blockLines: 600,
  /** Marks of a block of Markdown: each of * _ ~ [ ] < > | : and backtick outside fenced code, each list item, each row; signs in a row in an address. */
  blockMarks: 1000,
  /** The same marks of all texts of a record. */
  textMarks: 5000,
  /** Footnotes of all texts of a record. */
  footnotes: 50,
} as const;
