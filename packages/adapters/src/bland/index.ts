export { bland } from './bland.ts'
