import { inject } from 'vitest'
import { storeConformance } from '../store/conformance.ts'
import { openStore } from '../store/open-store.ts'
import { newDatabase } from './world.ts'

if (inject('missingServers').length === 0)
  storeConformance('on a PostgreSQL server', async () => openStore(await newDatabase('conformance')))
