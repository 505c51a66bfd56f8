import type { TokenStore } from '@leadbooks/qbo'
import type { Perils } from './perils.ts'
import type { Life, World } from './world.ts'

/** The company's tokens as one process keeps them: it may die with new ones in its hands. */
export const mortalTokens = (
  store: TokenStore,
  { life, world, perils }: { life: Life; world: World; perils: Perils },
): TokenStore => ({
  read: async (realmId) => {
    await perils.step(life, 'before tokens are read')
    return store.read(realmId)
  },
  replace: async (realmId, expectedVersion, next) => {
    await perils.step(life, 'before tokens are kept')
    await world.pause(world.chance.between(0.1, 8))
    const isKept = await store.replace(realmId, expectedVersion, next)
    await perils.step(life, 'after tokens are kept')
    return isKept
  },
})
