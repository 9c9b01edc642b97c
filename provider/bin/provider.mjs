#!/usr/bin/env node
// Starts the sample identity provider from its sources.
import { register } from 'tsx/esm/api'

register()
await import('../src/main.ts')
