/** What a batch is for: to bring events, or only to say that its sender is there. */
export const batchKind = (count: number): 'events' | 'heartbeat' => (count > 0 ? 'events' : 'heartbeat')
