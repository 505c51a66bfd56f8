import { type Fault, type FaultReport, plainCode } from './fault.ts'

/** The gateway's faults are below 2 kB; more than this is not read. */
const maxXmlLength = 65_536
const maxFaults = 100

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

const character = (codePoint: number): string =>
  codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : ''

const decode = (value: string): string =>
  value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return character(Number.parseInt(hex, 16))
      if (decimal) return character(Number.parseInt(decimal, 10))
      return (name && entities.get(name)) ?? whole
    },
  )

interface XmlElement {
  attributes: string
  content: string
  end: number
}

/** The first element of that name at or after `from`, any namespace prefix; elements of the same name inside it are not expected. */
const findElement = (xml: string, name: string, from: number): XmlElement | undefined => {
  const opening = new RegExp(`<(?:\\w{1,20}:)?${name}(?=[\\s/>])`, 'g')
  opening.lastIndex = from
  const start = opening.exec(xml)
  if (!start) return undefined
  const tagEnd = xml.indexOf('>', opening.lastIndex)
  if (tagEnd < 0) return undefined
  const attributes = xml.slice(opening.lastIndex, tagEnd)
  if (attributes.endsWith('/')) return { attributes, content: '', end: tagEnd + 1 }
  const closing = `</${start[0].slice(1)}`
  const close = xml.indexOf(closing, tagEnd)
  return {
    attributes,
    content: xml.slice(tagEnd + 1, close < 0 ? undefined : close),
    end: close < 0 ? xml.length : close,
  }
}

const attribute = (attributes: string, name: string): string => {
  const found = new RegExp(`\\s${name}\\s{0,8}=\\s{0,8}(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return decode(found?.[1] ?? found?.[2] ?? '')
}

const textOf = (xml: string, name: string): string => {
  const content = findElement(xml, name, 0)?.content.trim() ?? ''
  const cdata = content.startsWith('<![CDATA[') && content.endsWith(']]>')
  return cdata ? content.slice(9, -3) : decode(content)
}

const readError = ({ attributes, content }: XmlElement): Fault => {
  const element = attribute(attributes, 'element')
  return {
    code: plainCode(attribute(attributes, 'code')),
    message: textOf(content, 'Message'),
    detail: textOf(content, 'Detail'),
    ...(element && { element }),
  }
}

/** Finds the fault in an XML reply, which the gateway sends even to those who asked for JSON. */
export const faultInXml = (xml: string): FaultReport | undefined => {
  const fault = findElement(xml.slice(0, maxXmlLength), 'Fault', 0)
  if (!fault) return undefined
  const faults: Fault[] = []
  let error = findElement(fault.content, 'Error', 0)
  while (error && faults.length < maxFaults) {
    faults.push(readError(error))
    error = findElement(fault.content, 'Error', error.end)
  }
  return { type: attribute(fault.attributes, 'type'), faults }
}
