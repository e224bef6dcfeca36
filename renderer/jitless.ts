import { z } from 'zod'

// Imported before anything that builds a schema: without it zod probes `new Function`, which the page's policy reports.
z.config({ jitless: true })
