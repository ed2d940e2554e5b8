/** Ways to reach somebody, the fastest first. */
const ways = ['telephone', 'sms', 'chat', 'email', 'github'] as const;
export type Way = (typeof ways)[number];

/** How somebody is reached. A text message (`sms`) is for critical incidents alone, and has to be marked as such. */
export type Reach = { readonly [way in Way]?: string | undefined };

/** The ways that are known of somebody, the fastest first. */
export function waysToReach(reach: Reach): { readonly way: Way; readonly address: string }[] {
  return ways.flatMap((way) => {
    const address = reach[way];
    return address === undefined ? [] : [{ way, address }];
  });
}
