import { Document, isCollection, isScalar, parseDocument } from 'yaml';

/** Everything in our YAML is text: `0.10` stays `0.10`, and `no` is no boolean. An empty value stays empty. */
const asText = { schema: 'failsafe', customTags: (tags: unknown[]) => [...tags, 'null'] } as {
  schema: 'failsafe';
};

/**
 * YAML with some values changed. Comments, blank lines and the order of keys stay, values are written as they were, and a
 * text in which the edit changes nothing is returned as it is, to the byte. So is one that is not YAML: `check` reports it.
 *
 * @param edit changes the document, as `(document) => document.setIn(['promised_since', 'follow_up'], '2026-11-25')`.
 */
export function editYaml(text: string, edit: (document: Document) => void): string {
  const unix = text.replaceAll('\r\n', '\n');
  const parsed = parseDocument(unix, asText);
  if (parsed.errors.length > 0) return text;
  const after = isEmpty(parsed.contents) ? withMap(unix, edit) : edited(unix, parsed, edit);
  if (after === unix) return text;
  return text.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after;
}

function edited(text: string, document: Document, edit: (document: Document) => void): string {
  const before = print(document);
  edit(document);
  const after = print(document);
  return after === before ? text : after;
}

/** A text of comments alone, and a map after it. */
function withMap(text: string, edit: (document: Document) => void): string {
  const document = new Document({}, asText);
  edit(document);
  if (isCollection(document.contents) && document.contents.items.length === 0) return text;
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${print(document)}`;
}

function isEmpty(contents: unknown): boolean {
  return contents === null || (isScalar(contents) && (contents.value === null || contents.value === ''));
}

function print(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
