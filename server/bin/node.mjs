#!/usr/bin/env node
// Starts a node: from its bundle, or, where nothing may be written beside the packages, from its sources.
import { pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'
import { bundle } from './bundle.mjs'

process.setSourceMapsEnabled(true)
const file = await bundle().catch(() => undefined)
if (file) {
  await import(pathToFileURL(file).href)
} else {
  register()
  await import('../src/main.ts')
}
