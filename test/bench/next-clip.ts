export const nextClip = { name: 'next-clip', measure: async () => ({}) }
