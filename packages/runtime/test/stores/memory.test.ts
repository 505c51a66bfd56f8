import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { storeContract } from '@leadbooks/runtime/testing'
import { describe, it } from 'vitest'

describe('the memory store', () => {
  it.each([...storeContract])('$name', ({ run }) => run(memoryStore()))
})
