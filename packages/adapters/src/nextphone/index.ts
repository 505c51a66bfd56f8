export { type NextphoneOptions, nextphone } from './nextphone.ts'
export {
  type NextphoneParameter,
  type NextphoneTool,
  nextphoneBodyTemplate,
  nextphoneParameters,
  nextphoneTool,
} from './tool.ts'
