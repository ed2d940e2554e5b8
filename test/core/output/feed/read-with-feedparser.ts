import FeedParser from 'feedparser';

/** What feedparser reads of a feed. */
export async function readWithFeedparser(
  xml: string,
): Promise<{ meta: FeedParser.Meta; items: FeedParser.Item[] }> {
  const parser = new FeedParser({ addmeta: false });
  const items: FeedParser.Item[] = [];
  parser.on('data', (item: FeedParser.Item) => items.push(item));
  await new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', resolve);
    parser.end(xml);
  });
  return { meta: parser.meta, items };
}
