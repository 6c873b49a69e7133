import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memberOrderErrors, misplacedMembers } from '../../scripts/check/member-order.ts'

const component = (...members: string[]) =>
  `@customElement('kezek-x')\nexport class X extends LitElement {\n${members.join('\n\n')}\n}\n`

const inOrder = [
  '  static override styles = []',
  '  readonly #retry = new Retry(this)',
  "  @query('dialog') private dialog!: HTMLDialogElement",
  '  @state() private isOpen = false',
  '  @property() locale = 0',
  '  override connectedCallback(): void {}',
  '  readonly #onPress = () => {}',
  '  close(): void {}',
  '  override render() {}',
]

test("the members of the project's components are in order", () => {
  expect(memberOrderErrors(join(import.meta.dirname, '../..'))).toEqual([])
})

test('a component in order has nothing misplaced, wherever its getters are', () => {
  expect(misplacedMembers(component(...inOrder))).toEqual([])
  expect(misplacedMembers(component('  get #name() {}', ...inOrder, '  get #other() {}'))).toEqual([])
})

test.each(
  inOrder
    .slice(0, -1)
    .map((_, at) => at)
    .filter(at => at !== 6),
)('member %d is reported after the one that follows it', at => {
  const [first = '', second = ''] = inOrder.slice(at)
  expect(misplacedMembers(component(second, first))).toHaveLength(1)
})

test('a decorator on a line of its own belongs to the member below', () => {
  const property = '  @property({ attribute: false })\n  board!: Board'
  expect(misplacedMembers(component(property, '  @state() private isOpen = false'))).toHaveLength(1)
})
