import { describe, expect, it } from 'vitest'
import { headingsOf } from '../../../shared/domain/guidelines.ts'

describe('guidelines', () => {
  it('have the headings that are written in them', () => {
    expect(headingsOf('# Home\n\ntext # no\n##  Was it meant? ##\n\n   ### What was said\n    # code\n#none\n#\n###### Last #1')).toEqual([
      'Home', 'Was it meant?', 'What was said', 'Last #1',
    ])
  })

  it('have none inside code', () => {
    expect(headingsOf('```\n# not\n```\n# yes\n~~~~md\n# not\n~~~\n# not\n~~~~\n# also')).toEqual(['yes', 'also'])
  })
})
