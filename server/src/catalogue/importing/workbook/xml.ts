import { SaxesParser } from 'saxes'
import { textOf } from '../text-of-file.ts'

/** What is told of an XML document, in its order; names without their prefix. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML (UTF-8) as it comes and stops after each piece, so that what was found in it can be taken. Characters are put together again
 * where a piece ends inside one. Entities beyond XML's own five are refused, so none can grow.
 */
export async function* throughXml(bytes: AsyncIterable<Uint8Array>, { open, text, close }: XmlHandlers): AsyncIterable<void> {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  if (open) parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', ({ name }) => close(localName(name)))
  for await (const piece of textOf(bytes, 'utf-8')) {
    parser.write(piece)
    yield
  }
  parser.close()
}

/** Reads XML to its end. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of throughXml(bytes, handlers));
}
