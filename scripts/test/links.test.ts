import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = globSync(['*.md', '{bench,packages/*,examples/*}/README.md', 'docs/{guides,decisions}/*.md'], {
  cwd: root,
})

/** Targets of a page's links that stay within the repository, without their fragments. */
const localLinks = (text: string): string[] =>
  [...text.matchAll(/\]\((?<target>[^)\s#]+)[^)]*\)/g)]
    .map((match) => match.groups?.target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))

it.each(pages)('every link of %s leads to a file or a folder that is there', (page) => {
  const folder = join(root, dirname(page))
  const dead = localLinks(readFileSync(join(root, page), 'utf8')).filter((link) => !existsSync(join(folder, link)))
  expect(dead).toEqual([])
})
