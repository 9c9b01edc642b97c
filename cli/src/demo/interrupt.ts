/** Ctrl-C, or an order to end, as something that can be waited for. */
export interface Interrupt {
  readonly signal: Promise<undefined>
  /** From then on the process ends at once when it is interrupted, as any other. */
  forget(): void
}

export function onInterrupt(): Interrupt {
  let act: () => void = () => undefined
  const signal = new Promise<undefined>((resolve) => {
    act = () => resolve(undefined)
  })
  process.on('SIGINT', act).on('SIGTERM', act)
  return { signal, forget: () => void process.off('SIGINT', act).off('SIGTERM', act) }
}
