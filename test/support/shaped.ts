import fc from 'fast-check'
import { z } from 'zod'

type Shape = z.core.JSONSchema.BaseSchema

/** Texts that fit a pattern or a format often enough to come further than the schema. */
const texts = ['', 'jazz', 'play jazz', 'r-101', 'en-US', 'UTC', 'Europe/Bucharest', '2026-11-12', 'AAAA', 'BCDF GHJK', 'पांच', 'a'.repeat(300)]

const boundsOf = ({ minimum = -5, maximum = 100_000 }: Shape): { min: number; max: number } => ({
  min: Math.max(minimum, -1e9), max: Math.min(Math.max(maximum, minimum), 1e9),
})

/** JSON values of a schema's shape; `ids` are the ones that mean something, and others come as well. */
function ofShape(shape: Shape, ids: readonly string[]): fc.Arbitrary<unknown> {
  const of = (inner: unknown): fc.Arbitrary<unknown> => (typeof inner === 'object' && inner !== null ? ofShape(inner as Shape, ids) : fc.jsonValue())
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum)
  const choices = shape.anyOf ?? shape.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map(of))
  if (shape.allOf !== undefined) return of(shape.allOf[0])
  switch (shape.type) {
    case 'object': {
      const named = Object.entries(shape.properties ?? {}).map(([name, inner]) => [name, of(inner)] as const)
      if (named.length === 0 && shape.additionalProperties) return fc.dictionary(fc.constantFrom('genre', 'urgency', 'x'), of(shape.additionalProperties), { maxKeys: 2 })
      return fc.record(Object.fromEntries(named), { requiredKeys: shape.required ?? [] })
    }
    case 'array':
      return fc.array(of(shape.items), { maxLength: 3, minLength: Math.min(shape.minItems ?? 0, 3) })
    case 'integer':
      return fc.integer(boundsOf(shape))
    case 'number':
      return fc.double({ ...boundsOf(shape), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return shape.format === 'uuid' ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid()) : fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary', maxLength: 40 }))
    default:
      return fc.jsonValue()
  }
}

/** Values that a schema may well take. */
export const shaped = (schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> =>
  ofShape(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), ids)
