export const syncDown = { name: 'sync-down', measure: async () => ({}) }
