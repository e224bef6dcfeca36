import type { CaseStep } from '../../../shared/domain/case-steps.ts'
import type { TeamEscalation } from '../../../shared/hub-api/escalations.ts'
import type { Client } from '../../client.ts'
import { byDueFirst } from '../clocks.ts'
import { choicesIn, type Choice } from '../steps/choices.ts'
import { createWork, type Work } from '../work.ts'

/** A supervisor's open cases; the list holds all that they may see of one. */
export type TeamCasework = Work<TeamEscalation, TeamEscalation>

/** Supervisors see no requests of a case, so nothing is left out as asked for already. */
export const teamChoices = ({ options }: TeamEscalation): Choice[] => choicesIn({ options, requests: [], hold: true })

type Sources = { client: Client; now(): number; onTaken(step: CaseStep): void }

export const createTeamCasework = ({ client, now, onTaken }: Sources): TeamCasework =>
  createWork<TeamEscalation, TeamEscalation>({
    client, now, onTaken,
    onArrival: () => undefined,
    list: () => client.call('escalations.team', {}),
    whole: line => Promise.resolve({ ok: true, value: line }),
    order: byDueFirst,
    choicesOf: teamChoices,
    stepsOf: ({ steps }) => steps,
  })
