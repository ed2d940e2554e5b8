type Event = readonly [at: number, happens: () => void];

/** A list of what happens when, which grows while it is worked off in order of time. */
export function agenda(): { at: (when: number, happens: () => void) => void; run: () => void } {
  const heap: Event[] = [];
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] as Event, heap[a] as Event];
  };
  const earlier = (a: number, b: number) => (heap[a]?.[0] ?? Infinity) < (heap[b]?.[0] ?? Infinity);
  return {
    at: (when, happens) => {
      heap.push([when, happens]);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!earlier(i, parent)) break;
        swap(i, parent);
        i = parent;
      }
    },
    run: () => {
      for (let first = heap[0]; first; first = heap[0]) {
        swap(0, heap.length - 1);
        heap.pop();
        for (let i = 0; ; ) {
          let least = i;
          for (const child of [2 * i + 1, 2 * i + 2]) if (earlier(child, least)) least = child;
          if (least === i) break;
          swap(i, least);
          i = least;
        }
        first[1]();
      }
    },
  };
}
