import { createElement, memo, useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import css from './Article.module.css'

const plugins = [remarkGfm]

/** Markdown as text and nothing else: no HTML, no image is fetched, and no link leads out. */
export const Article = memo(function Article({ markdown, onDrawn }: { markdown: string; onDrawn(): void }) {
  // Without dependencies: it is drawn only when the text is another.
  useEffect(onDrawn)
  return <div className={css['article']}><Markdown remarkPlugins={plugins} components={components} skipHtml>{markdown}</Markdown></div>
})

type Own = { children?: ReactNode }

/** Each block is read in the direction of its own first letters. */
const block = (tag: 'p' | 'ul' | 'ol' | 'blockquote' | 'td' | 'th') => ({ children }: Own): ReactNode => createElement(tag, { dir: 'auto' }, children)

/** One level down, because the page has a first heading of its own. */
const heading = (level: number) => ({ children }: Own): ReactNode =>
  createElement(`h${Math.min(level + 1, 6)}`, { dir: 'auto', 'data-depth': level }, children)

function Picture({ alt }: { alt?: string | undefined }) {
  const { t } = useTranslation('guidelines')
  return <span className={css['picture']}>[{alt === undefined || alt === '' ? t('imageWithoutText') : t('image', { text: alt })}]</span>
}

/** A wide table scrolls by itself, by keyboard too. */
function Table({ children }: Own) {
  const { t } = useTranslation('guidelines')
  return <div className={css['table']} role="region" aria-label={t('table')} tabIndex={0}><table dir="auto">{children}</table></div>
}

const components: Components = {
  p: block('p'), ul: block('ul'), ol: block('ol'), blockquote: block('blockquote'), td: block('td'), th: block('th'),
  h1: heading(1), h2: heading(2), h3: heading(3), h4: heading(4), h5: heading(5), h6: heading(6),
  img: ({ alt }) => <Picture alt={alt} />,
  // A link's address is worth reading; one within the page, such as a footnote's, is not.
  a: ({ children, href }) => <span>{children}{href === undefined || href === '' || href.startsWith('#') ? null : <small className={css['address']}> ({href})</small>}</span>,
  input: ({ checked }) => <span>{checked === true ? '☑' : '☐'}</span>,
  table: ({ children }) => <Table>{children}</Table>,
}
