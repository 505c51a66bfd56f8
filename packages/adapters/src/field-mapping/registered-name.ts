/** A person's name as a carrier's register has it. */
export interface RegisteredName {
  givenName: string
  familyName: string
  /** Whether something tells which of the two is the surname. */
  isSure: boolean
}

/** Capitals alone, two words and perhaps an initial: how carriers' registers write people. */
const registered = /^([A-Z][A-Z'-]+) ([A-Z][A-Z'-]*)( [A-Z])?$/

/** The most frequent given names of the United States, and what they are shortened to, that are hardly ever surnames. */
const givenNames: ReadonlySet<string> = new Set(
  `aaron abigail adam alan albert alejandro alexander alice amanda amber amy ana andrea andrew angela ann anna anne anthony antonio ashley barbara
betty beverly brandon brenda brian carl carlos carol caroline carolyn catherine cheryl christian christina christine christopher cindy crystal cynthia
daniel danielle david deborah debra denise diana diane donald donna doris dorothy edward elizabeth emily emma eric eugene evelyn frances francisco
frank gary george gerald gloria gregory hannah harold heather helen isabella jacob jacqueline james janet janice jason jean jeffrey jennifer jeremy
jessica jesus joan joe john jonathan jose joseph joshua joyce juan judith judy julia julie justin karen katherine kathleen kathryn keith kelly kenneth
kevin kimberly kyle larry laura lauren linda lisa lori luis madison margaret maria marie marilyn mark martha mary matthew megan melissa michael michelle
miguel nancy natalie nathan nicholas nicole noah olivia pamela patricia patrick paul peter philip rachel rebecca richard robert roger ronald rose ruth
samantha samuel sandra sara sarah sean sharon shirley sophia stephanie stephen steven susan teresa theresa thomas timothy tom tyler victoria vincent
virginia walter wayne william zachary
bob bill bobby jim jimmy joey johnny mike dave steve rick tony greg jeff ken kenny matt nick rob ron tim ted beth cathy kathy debbie jen jenny peggy sally
sue susie vicki`.split(/\s+/),
)

/**
 * Reads a name of a carrier's register: at most 15 capitals, the surname first. Some write it last, which shows where one of the two
 * is a given name and the other is none.
 *
 * @returns nothing for what is not written like a person in a register
 */
export const readRegisteredName = (text: string): RegisteredName | undefined => {
  const [, first, second, initial] = registered.exec(text) ?? []
  if (first === undefined || second === undefined) return undefined
  const [isFirstGiven, isSecondGiven] = [givenNames.has(first.toLowerCase()), givenNames.has(second.toLowerCase())]
  // `JOHN SMITH`; an initial stands behind the given name.
  if (isFirstGiven && !isSecondGiven && initial === undefined && second.length > 1)
    return { givenName: first, familyName: second, isSure: true }
  const isSure = isSecondGiven !== isFirstGiven || initial !== undefined || second.length === 1
  return { givenName: second, familyName: first, isSure }
}

/** Tells of two words in capitals that the surname stands first: the second is a given name, the first is none. */
export const isSurnameFirst = (text: string): boolean => {
  const [, first, second] = registered.exec(text) ?? []
  if (first === undefined || second === undefined) return false
  return givenNames.has(second.toLowerCase()) && !givenNames.has(first.toLowerCase())
}
