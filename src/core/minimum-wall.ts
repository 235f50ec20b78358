import { Decimal, type DecimalInput, dec, decOrNull, roundHalfUp } from './decimal'
import { DomainError } from './errors'

/**
 * Average wall (mm, 3 decimals) of a tube ordered to a minimum wall. The tolerance is one-sided: nothing below the
 * minimum, so many per cent above it. The wall that is made lies in the middle, half of the tolerance above the minimum.
 * @source ASTM A1016 / A450 (minimum-wall tubes: permitted over-thickness by OD, wall and finish); check the per cent
 *   against your edition, it is set per line or in Settings
 */
export function averageWall(minWallMm: DecimalInput, tolerancePct: DecimalInput): Decimal {
  const wall = dec(minWallMm)
  const tolerance = dec(tolerancePct)
  if (!wall.gt(0)) throw new DomainError('VALIDATION', 'The wall thickness must be more than 0 mm.')
  if (tolerance.lt(0) || tolerance.gt(100))
    throw new DomainError('VALIDATION', 'The wall tolerance must be between 0 and 100 %.')
  return roundHalfUp(wall.times(tolerance.plus(200)).div(200), 3)
}

/** The tolerance in per cent (4 decimals) for which a minimum wall has this average wall: {@link averageWall} turned round. */
export function toleranceOfAverage(minWallMm: DecimalInput, averageWallMm: DecimalInput): Decimal {
  return roundHalfUp(dec(averageWallMm).minus(dec(minWallMm)).times(200).div(dec(minWallMm)), 4)
}

export type MinimumWall = {
  /** The minimum wall, mm */
  wallMm: DecimalInput
  /** Stated for the line; it wins over the tolerance */
  averageWallMm?: DecimalInput | null
  /** Stated for the line, per cent */
  wallTolerancePct?: DecimalInput | null
  /** Of Settings, per cent */
  defaultTolerancePct: DecimalInput
}

/**
 * The average wall (mm) a minimum-wall line is weighed with, and the tolerance (per cent) that goes with it: as stated for
 * the line, else from its tolerance, else from that of Settings.
 * @throws DomainError when a stated average is below the minimum, or more than half of it above
 */
export function minimumWall(line: MinimumWall): { averageWallMm: Decimal; wallTolerancePct: Decimal } {
  const tolerance = decOrNull(line.wallTolerancePct) ?? dec(line.defaultTolerancePct)
  const byTolerance = averageWall(line.wallMm, tolerance)
  const stated = decOrNull(line.averageWallMm)
  if (stated === null || stated.eq(byTolerance)) return { averageWallMm: byTolerance, wallTolerancePct: tolerance }
  if (stated.lt(dec(line.wallMm)))
    throw new DomainError('VALIDATION', 'The average wall cannot be less than the minimum wall.')
  const implied = toleranceOfAverage(line.wallMm, stated)
  if (implied.gt(100)) throw new DomainError('VALIDATION', 'The average wall is more than half above the minimum wall.')
  return { averageWallMm: new Decimal(stated), wallTolerancePct: implied }
}
